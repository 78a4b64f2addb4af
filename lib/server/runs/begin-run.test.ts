import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Run } from '@/lib/contract/run';
import { type RunWorld, startRunWorld } from '@/lib/local/start-run-world';
import { BatchFaults } from '@/lib/server/batch-faults';
import type { ConnectionDeps } from '@/lib/server/connection-deps';
import { textDraft } from '@/lib/server/draft';
import { recordMaker } from '@/lib/server/record-maker';
import { beginRun } from './begin-run';
import { listSource } from './draft-source';
import { newRun } from './new-run';
import { paceSchedule } from './pace-schedule';

let world: RunWorld;
let deps: ConnectionDeps;
beforeEach(async () => {
  world = await startRunWorld();
  const found = world.serve(world.dataFolder).connections.get('local');
  if (!found) throw new Error('the world has no connection local');
  deps = found;
});
afterEach(() => world.close());

/** Begins a run of one record under an id that is known before. */
async function begin(id: string): Promise<Run> {
  const pace = { kind: 'at_once' } as const;
  const startedAtMs = deps.clock.now();
  const given = { id, name: null, stream: 's', source: 'lines', pace, startedAtMs } as const;
  const faults = new BatchFaults();
  return beginRun(deps, {
    document: {
      run: newRun({ ...given, planned: 1 }),
      seed: 1,
      target: null,
      requestBytes: null,
      resend: null,
      pid: process.pid,
    },
    detail: await deps.stream('s', new AbortController().signal),
    opened: {
      source: listSource({ planned: 1, drafts: [textDraft('x')] }),
      make: recordMaker({ target: null, seed: 1, faults }),
      faults,
    },
    schedule: paceSchedule(pace),
    onEnd: () => undefined,
  });
}

test('a run that cannot be written down does not begin, and is in no list', async () => {
  const id = randomUUID();
  expect(await deps.runs.list('s')).toEqual([]);
  // Stands where its document is to stand.
  mkdirSync(path.join(world.dataFolder, 'runs', 'local', 's', `${id}.json`), { recursive: true });
  await expect(begin(id)).rejects.toThrow('EISDIR');
  expect(await deps.runs.list('s')).toEqual([]);
  expect(await world.stored()).toEqual([]);
});
