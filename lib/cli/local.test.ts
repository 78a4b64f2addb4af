import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CloudWatchClient, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { afterEach, describe, expect, test, vi } from 'vitest';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Runs the program as `npm run local` does. */
function local(...args: string[]) {
  const command = ['--conditions=react-server', '--import', 'tsx', 'lib/cli/local.ts', ...args];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  const said = { out: '', err: '' };
  child.stderr.on('data', (chunk: Buffer) => {
    said.err += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  const saidLine = (text: string) =>
    new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said.out += chunk.toString();
        if (said.out.includes(text)) resolve();
      });
      child.once('close', () => reject(new Error(`ended without saying ${text}: ${said.err}`)));
    });
  return { child, said, ended, saidLine };
}

function addressOf(service: string, said: string): string {
  const line = new RegExp(
    `^export AWS_ENDPOINT_URL_${service}=(http://127\\.0\\.0\\.1:\\d+)$`,
    'm',
  );
  return line.exec(said)?.[1] ?? '';
}

const anyPorts = [
  '--kinesis-port=0',
  '--cloudwatch-port=0',
  '--dynamodb-port=0',
  '--control-port=0',
];

describe('npm run local', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'prints what to paste, serves, and ends cleanly on %s',
    async (signal) => {
      const { child, said, ended, saidLine } = local(...anyPorts, '--stream', 'flights:2');
      await saidLine('AWS_SECRET_ACCESS_KEY');
      const response = await fetch(addressOf('KINESIS', said.out), {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'Kinesis_20131202.ListStreams',
        },
        body: '{}',
      });
      expect(await response.json()).toMatchObject({ StreamNames: ['flights'] });
      child.kill(signal);
      expect(await ended).toBe(0);
      expect(said.err).toBe('');
    },
  );

  test('--traffic writes to streams of its own, and ends with the rest', async () => {
    const { child, said, ended, saidLine } = local(...anyPorts, '--traffic');
    await saidLine('AWS_SECRET_ACCESS_KEY');
    const metering = new CloudWatchClient({
      endpoint: addressOf('CLOUDWATCH', said.out),
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const written = new ListMetricsCommand({ MetricName: 'IncomingRecords' });
    await vi.waitUntil(async () => ((await metering.send(written)).Metrics ?? []).length >= 3, {
      timeout: 15_000,
    });
    metering.destroy();
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(said.err).toBe('');
  });

  test('a port in use is one line and exit 1', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => {
      taken.listen(0, '127.0.0.1', resolve);
    });
    const address = taken.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { said, ended } = local(...anyPorts, `--cloudwatch-port=${port}`);
    expect(await ended).toBe(1);
    expect(said.err).toBe(
      `Port ${port} is in use: give cloudwatch another with --cloudwatch-port <port>.\n`,
    );
    taken.close();
  });

  test('takes records from a file, and is controlled over its own port', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'shardlens-seed-'));
    const file = path.join(folder, 'events.jsonl');
    writeFileSync(file, '{"partitionKey":"a","data":"x"}\n\nplain text\n');
    const { said, saidLine } = local(...anyPorts, '--limits=off', `--seed-data=events=${file}`);
    await saidLine('SHARDLENS_LOCAL_CONTROL');
    const [, url] = /^export SHARDLENS_LOCAL_CONTROL=(\S+)$/m.exec(said.out) ?? [];
    const stats = await fetch(`${url}/stats`);
    expect(await stats.json()).toMatchObject({ storedBytes: expect.any(Number), faults: [] });
    const scenarios = await fetch(`${url}/scenarios`);
    expect(await scenarios.text()).toContain('"name":"hot-key"');
    rmSync(folder, { recursive: true });
  });

  test('a file that is not there is one line and exit 1', async () => {
    const { said, ended } = local(...anyPorts, '--seed-data=events=nowhere.jsonl');
    expect(await ended).toBe(1);
    expect(said.err).toMatch(/^--seed-data cannot read nowhere\.jsonl: [^\n]+\n$/);
  });

  test('a bad flag is one line and exit 1', async () => {
    const { said, ended } = local('--stream', 'flights:none');
    expect(await ended).toBe(1);
    expect(said.err).toBe(
      "--stream takes <name>:<shards from 1 to 10000> or <name>:on-demand, not 'flights:none'.\n",
    );
  });

  test('a stream that is asked for twice is one line and exit 1', async () => {
    const { said, ended } = local(...anyPorts, '--stream', 'flights', '--stream', 'flights:2');
    expect(await ended).toBe(1);
    expect(said.err).toMatch(/^[^\n]*flights[^\n]* already exists\.?\n$/);
  });

  test('--help tells the flags', async () => {
    const { saidLine, ended } = local('--help');
    await saidLine('--cloudwatch-port <port>');
    expect(await ended).toBe(0);
  });
});
