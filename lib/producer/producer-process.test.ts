import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startLocal } from '@/lib/local/start';
import { closeOnSignal } from './close-on-signal';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

async function setUp() {
  const local = await startLocal({ streams: [{ name: 'orders', shards: 2 }] });
  onTestFinished(() => local.close());
  const records = () =>
    local.engine.shardLoads('orders').reduce((sum, shard) => sum + shard.records, 0);
  return { url: local.endpoints.kinesis, records };
}

const LINGERING = `
  import { KinesisClient } from '@aws-sdk/client-kinesis';
  import { NodeHttpHandler } from '@smithy/node-http-handler';
  import { closeOnSignal } from '@/lib/producer/close-on-signal';
  import { KinesisProducer } from '@/lib/producer/kinesis-producer';

  const client = new KinesisClient({ maxAttempts: 1, requestHandler: new NodeHttpHandler() });
  const producer = new KinesisProducer({ client, streamName: 'orders', lingerMs: 60_000, deadlineMs: 120_000 });
  closeOnSignal(producer);
  for (let at = 0; at < 7; at += 1) {
    void producer.put({ data: Buffer.from(String(at)), partitionKey: String(at) });
  }
  console.log('buffered');
`;

test('told to end, the process sends what lingers and ends by the signal', async () => {
  const { url, records } = await setUp();
  const program = startProgram(LINGERING, url);
  const outcome = outcomeOf(program);
  await once(program.stdout, 'data');
  expect(records()).toBe(0);
  program.kill('SIGTERM');
  expect((await outcome).signal).toBe('SIGTERM');
  expect(records()).toBe(7);
});

test('once closed otherwise, nothing listens to signals any longer', () => {
  const before = process.listenerCount('SIGTERM');
  const stop = closeOnSignal({ close: () => Promise.resolve() });
  expect(process.listenerCount('SIGTERM')).toBe(before + 1);
  stop();
  expect(process.listenerCount('SIGTERM')).toBe(before);
});

type Program = ChildProcessByStdio<null, Readable, Readable>;

/** A program of its own process, from its source, whose SDK speaks to the given service. */
function startProgram(source: string, kinesisUrl: string): Program {
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', source], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      AWS_ENDPOINT_URL_KINESIS: kinesisUrl,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    },
  });
}

/** What it wrote, when it has ended. */
async function outcomeOf(program: Program) {
  const [stdout, stderr] = await Promise.all([
    text(program.stdout),
    text(program.stderr),
    program.exitCode ?? program.signalCode ?? once(program, 'exit'),
  ]);
  return { stdout, stderr, exitCode: program.exitCode, signal: program.signalCode };
}
