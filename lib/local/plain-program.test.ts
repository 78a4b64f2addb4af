import { type ChildProcess, execFile, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';

const run = promisify(execFile);

/** All that the program is told. */
const TOLD = [
  'AWS_ENDPOINT_URL_KINESIS',
  'AWS_ENDPOINT_URL_CLOUDWATCH',
  'AWS_REGION',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
];

let service: ChildProcess | undefined;
afterEach(() => service?.kill('SIGKILL'));

/** Starts the local service as `npm run local` does, and answers what it prints for others. */
async function startService(): Promise<NodeJS.ProcessEnv> {
  const ports = ['kinesis', 'cloudwatch', 'dynamodb', 'control'].map((name) => `--${name}-port=0`);
  const command = ['--conditions=react-server', '--import', 'tsx', 'lib/cli/local.ts', ...ports];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  service = child;
  const told: NodeJS.ProcessEnv = { NODE_ENV: 'production' };
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name = '', value = ''] = /^export ([A-Z_]+)=(.*)$/.exec(line) ?? [];
    if (TOLD.includes(name)) told[name] = value;
    if (name === 'SHARDLENS_LOCAL_CONTROL') break;
  }
  return told;
}

test('a program with nothing but the SDK and its environment creates, writes, reads, reshards, subscribes and sees its metrics', async () => {
  const env = await startService();
  const program = path.join(import.meta.dirname, 'plain-program.mjs');
  const { stdout } = await run(process.execPath, [program], { env, timeout: 15_000 });
  const [parent, left, right] = ['0', '1', '2'].map((index) => `shardId-00000000000${index}`);
  const child: unknown = expect.toBeOneOf([left, right]);
  expect(JSON.parse(stdout)).toEqual({
    shards: [
      { ShardId: parent },
      { ShardId: left, ParentShardId: parent },
      { ShardId: right, ParentShardId: parent },
    ],
    parent: { texts: ['one', 'two', 'drei €'], children: [left, right] },
    child: { ShardId: child, texts: ['four'], children: [] },
    fanOut: { status: 'ACTIVE', texts: ['four'] },
    recordsMetered: 4,
  });
});
