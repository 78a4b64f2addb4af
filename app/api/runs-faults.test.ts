import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  endOf,
  placesOf,
  type RunWorld,
  startRun,
  startRunWorld,
  verdictsOf,
} from '@/lib/local/start-run-world';

const THROTTLED = 'ProvisionedThroughputExceededException';
const ON_PUT = { operations: ['PutRecords'] };

let world: RunWorld;
beforeEach(async () => {
  world = await startRunWorld();
});
afterEach(() => world.close());

test.each<[string, Parameters<RunWorld['local']['faults']['add']>[0]]>([
  ['30 % of records refused', { kind: 'records', error: THROTTLED, share: 0.3 }],
  ['20 % of calls throttled', { kind: 'error', error: THROTTLED, share: 0.2, ...ON_PUT }],
  [
    '10 % of calls answered with 500',
    { kind: 'error', error: 'InternalFailure', share: 0.1, ...ON_PUT },
  ],
  [
    '5 % of connections dropped before the store',
    { kind: 'drop', when: 'before', share: 0.05, ...ON_PUT },
  ],
  ['eight seconds of 500s', { kind: 'error', error: 'InternalFailure', forMs: 8_000, ...ON_PUT }],
])('%s: nothing is lost, nothing is doubled', async (_what, fault) => {
  world.local.faults.add(fault);
  const { id } = await startRun({ template: { text: '{{sequence}}', count: 2_000 } });
  const { progress } = await endOf(id);
  expect(progress).toMatchObject({ delivered: 2_000, failed: 0, unknown: 0 });
  expect(placesOf(await verdictsOf(id))).toEqual(placesOf(await world.stored()));
});

test('connections dropped after the store: nothing is lost, and each double was a record of a lost answer', async () => {
  world.local.faults.add({ kind: 'drop', when: 'after', times: 2, ...ON_PUT });
  const { id } = await startRun({ template: { text: '{{sequence}}', count: 2_000 } });
  expect((await endOf(id)).progress).toMatchObject({ delivered: 2_000, failed: 0 });
  const stored = (await world.stored()).map(({ data }) => data);
  const again = (await verdictsOf(id)).filter(({ attempts }) => attempts > 1);
  expect(new Set(stored).size).toBe(2_000);
  expect(stored.length - 2_000).toBe(again.length);
});
