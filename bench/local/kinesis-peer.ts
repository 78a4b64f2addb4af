import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { freePort } from '@/lib/cli/port';
import { systemClock } from '@/lib/clock';

export interface Peer {
  name: string;
  url: string;
  stop(): Promise<void>;
}

/** Behind by so much that as many calls as the others make would only keep everyone waiting. */
export const SLOW_PEER = 'kinesis-local';

const require = createRequire(import.meta.url);
const TRIES = 600;

interface PeerProgram {
  name: string;
  args(port: number): readonly string[];
  env?(port: number): Record<string, string>;
}

const kinesalite: PeerProgram = {
  name: 'kinesalite',
  args: (port) => [
    path.join(path.dirname(require.resolve('kinesalite')), 'cli.js'),
    `--port=${port}`,
    '--createStreamMs=0',
  ],
};

const kinesisLocal: PeerProgram = {
  name: SLOW_PEER,
  args: () => [require.resolve('kinesis-local')],
  env: (port) => ({
    KINESIS_MOCK_PLAIN_PORT: String(port),
    KINESIS_MOCK_TLS_PORT: '0',
    KINESIS_MOCK_CERT_PATH: path.join(
      path.dirname(require.resolve('kinesis-local')),
      'server.json',
    ),
    CREATE_STREAM_DURATION: '1ms',
    LOG_LEVEL: 'ERROR',
  }),
};

export const ours: PeerProgram = {
  name: 'shardlens',
  args: (port) => ['--import', 'tsx', 'bench/local/serve-engine.ts', String(port)],
};

/** Each server in a process of its own, so that client and server do not share an event loop. */
export function startPeers(): Promise<Peer[]> {
  return Promise.all([ours, kinesalite, kinesisLocal].map(start));
}

export async function start(program: PeerProgram): Promise<Peer> {
  const port = await freePort();
  const child = spawn(process.execPath, program.args(port), {
    stdio: 'ignore',
    env: { ...process.env, ...program.env?.(port) },
  });
  const url = `http://127.0.0.1:${port}/`;
  await untilAnswering(url, program.name);
  return { name: program.name, url, stop: () => kill(child) };
}

async function untilAnswering(url: string, name: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answers = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answers) return;
    await systemClock.sleep(50);
  }
  throw new Error(`${name} did not start`);
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}
