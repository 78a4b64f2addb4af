import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ReaderWorld, STREAM, startReaderWorld } from '@/lib/local/start-reader-world';
import { TailViewer } from '@/lib/local/watch-tail';
import { ShardFeeds } from './shard-feeds';

const REQUEST_TIMEOUT_MS = 2_000;
const SIX_MINUTES_MS = 360_000;

let world: ReaderWorld;
let first: string;
let second: string;
let viewer: TailViewer;
let written: string[];

beforeEach(async () => {
  world = await startReaderWorld({ requestTimeoutMs: REQUEST_TIMEOUT_MS });
  [first = '', second = ''] = world.shards;
  viewer = new TailViewer(new ShardFeeds(world.room), { stream: STREAM, shards: world.shards });
  written = [];
  await world.pass(100);
});
afterEach(async () => {
  await viewer.leave();
  await world.close();
});

/** A record into each shard a second. */
async function write(seconds: number): Promise<void> {
  for (let done = 0; done < seconds; done++) {
    for (const shard of world.shards) {
      written.push(`${written.length}`);
      world.put(shard, written.at(-1) ?? '');
    }
    await world.pass(1_000);
  }
}

const inOrder = (texts: readonly string[]) => texts.toSorted((a, b) => Number(a) - Number(b));

/** All that was told in the end, after some more was written. */
async function toldInTheEnd(): Promise<string[]> {
  await write(2);
  await world.pass(5_000);
  return inOrder(viewer.texts);
}

const statesOf = (shard: string) =>
  viewer.of('status').map(({ shards }) => shards.find((one) => one.shard === shard)?.state);

test('throttled calls slow the reader down, which says so and then recovers', async () => {
  world.faults.add({
    kind: 'error',
    error: 'ProvisionedThroughputExceededException',
    operations: ['GetRecords'],
    shard: first,
    forMs: 30_000,
  });
  const callsBefore = world.getRecordsCalls(first);
  await write(30);
  expect(statesOf(first).at(-1)).toBe('throttled');
  expect(viewer.status?.shards[0]).toMatchObject({ problem: { code: 'throttled' } });
  expect(viewer.status?.lagMs).toBeGreaterThan(20_000);
  expect(statesOf(second).every((state) => state === 'live')).toBe(true);
  // 1 s, 2 s, 4 s, 8 s, 10 s … instead of once a second.
  expect(world.getRecordsCalls(first) - callsBefore).toBeLessThanOrEqual(6);
  await world.pass(60_000);
  expect(statesOf(first).at(-1)).toBe('live');
  expect(await toldInTheEnd()).toEqual(written);
  expect(viewer.status).toMatchObject({ dropped: 0, lagMs: 0 });
});

test.each([
  ['answers with errors', { kind: 'error', error: 'InternalFailure' }],
  ['drops connections', { kind: 'drop', when: 'after' }],
] as const)(
  'a service that %s for a while: the tail stays open and misses nothing',
  async (_, fault) => {
    world.faults.add({ ...fault, operations: ['GetRecords'], forMs: 20_000 });
    await write(20);
    expect(viewer.status?.shards[0]).toMatchObject({
      state: 'failed',
      problem: { code: 'upstream_unavailable' },
    });
    await world.pass(20_000);
    expect(statesOf(first).at(-1)).toBe('live');
    expect(viewer.status?.shards[0]?.problem).toBe(null);
    expect(await toldInTheEnd()).toEqual(written);
    expect(viewer.status).toMatchObject({ dropped: 0, lagMs: 0 });
  },
);

test('a service that is silent: given up in time, and asked again', async () => {
  world.faults.add({ kind: 'silence', operations: ['GetRecords'], times: 2 });
  await write(10);
  await world.pass(20_000);
  expect(await toldInTheEnd()).toEqual(written);
  expect(viewer.status).toMatchObject({ dropped: 0, lagMs: 0 });
});

test('a process that slept longer than an iterator lives goes on where it was', async () => {
  await write(3);
  world.put(first, '6');
  world.put(second, '7');
  written.push('6', '7');
  await world.clock.advance(SIX_MINUTES_MS);
  await world.pass(3_000);
  expect(await toldInTheEnd()).toEqual(written);
  expect(viewer.status).toMatchObject({ dropped: 0, lagMs: 0 });
});

test('a tail without a record yet goes back to its start after such a sleep', async () => {
  world.put(first, '0');
  world.put(second, '1');
  written.push('0', '1');
  world.faults.add({
    kind: 'error',
    error: 'ExpiredIteratorException',
    operations: ['GetRecords'],
    times: 4,
  });
  await world.pass(10_000);
  expect(await toldInTheEnd()).toEqual(written);
  expect(viewer.status).toMatchObject({ dropped: 0, lagMs: 0 });
});

test('a shard that cannot be read says why, and the others go on', async () => {
  world.faults.add({
    kind: 'error',
    error: 'KMSDisabledException',
    message: 'the key is off',
    operations: ['GetRecords'],
    shard: first,
  });
  await write(3);
  expect(viewer.status?.shards).toMatchObject([
    { state: 'failed', problem: { code: 'access_denied' } },
    { state: 'live', problem: null },
  ]);
  expect(viewer.status?.shards[0]?.problem?.detail).toContain('the key is off');
  expect(viewer.texts).toEqual(['1', '3', '5']);
});

test.each([
  ['AccessDeniedException', 'access_denied'],
  ['ExpiredTokenException', 'credentials_missing'],
] as const)('%s ends the tail', async (error, code) => {
  world.faults.add({ kind: 'error', error, operations: ['GetRecords'] });
  await world.pass(3_000);
  expect(await viewer.ended).toMatchObject({ code });
});
