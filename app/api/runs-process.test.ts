import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import {
  placesOf,
  type RunWorld,
  showRun,
  startRunWorld,
  verdictsOf,
  written,
} from '@/lib/local/start-run-world';

/** The server as far as it sends: told to end as it is, and with a run under way. */
const SERVER = `
  import { runRequestSchema } from '@/lib/contract/run';
  import { prepareServer } from '@/lib/server/prepare-server';
  import { startRun } from '@/lib/server/runs/start-run';
  import { runtime } from '@/lib/server/runtime';

  prepareServer();
  const body = runRequestSchema.parse({
    template: { text: '{{sequence}}' },
    pace: { kind: 'steady', recordsPerSecond: 2_000, durationSeconds: 60 },
  });
  const { signal } = new AbortController();
  const { run } = await startRun(runtime().connections.get('local'), { stream: 's', body, signal });
  console.log(run.id);
`;

let world: RunWorld;
beforeEach(async () => {
  world = await startRunWorld();
});
afterEach(() => world.close());

/** A server of a process of its own on the world's data directory, with a run that has sent something. */
async function startServer(): Promise<{ id: string; server: ChildProcess }> {
  const config = path.join(world.dataFolder, 'config.json');
  const connection = { name: 'local', environment: 'local', endpoint: world.local.endpoints };
  writeFileSync(config, JSON.stringify({ connections: [connection] }));
  const flags = ['--conditions=react-server', '--import', 'tsx', '--input-type=module'];
  const server = spawn(process.execPath, [...flags, '--eval', SERVER], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      SHARDLENS_CONFIG: config,
      SHARDLENS_DATA: world.dataFolder,
      SHARDLENS_LOG: 'silent',
    },
  });
  onTestFinished(() => void server.kill('SIGKILL'));
  const [id] = await once(createInterface({ input: server.stdout }), 'line');
  await vi.waitUntil(() => written(world.local.engine) > 500, { timeout: 15_000 });
  return { id: String(id), server };
}

test('a server that is told to end tells what became of every record, and ends by the signal', async () => {
  const { id, server } = await startServer();
  const exit = once(server, 'exit');
  server.kill('SIGTERM');
  expect(await exit).toEqual([null, 'SIGTERM']);
  const { state, progress } = await showRun(id);
  expect([state, progress.withoutVerdict, progress.failed]).toEqual(['interrupted', 0, 0]);
  expect(placesOf(await verdictsOf(id))).toEqual(placesOf(await world.stored()));
});

test('a server that is killed leaves no record behind that the next one does not know of', async () => {
  const { id, server } = await startServer();
  const exit = once(server, 'exit');
  server.kill('SIGKILL');
  await exit;
  const { state, progress } = await showRun(id);
  expect(state).toBe('interrupted');
  const verdicts = await verdictsOf(id);
  expect(verdicts).toHaveLength(progress.made);
  const known = new Set(verdicts.map(({ partitionKey }) => partitionKey));
  const stored = new Set((await world.stored()).map(({ partitionKey }) => partitionKey));
  expect([...stored].filter((key) => !known.has(key))).toEqual([]);
  const delivered = verdicts.filter(({ status }) => status === 'delivered');
  expect(delivered.filter(({ partitionKey }) => !stored.has(partitionKey))).toEqual([]);
});
