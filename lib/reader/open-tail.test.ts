import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tailMessageSchema } from '@/lib/contract/reading';
import { AUTOMATIC } from '@/lib/decode/compile-settings';
import { compileFilter } from '@/lib/filter/compile-filter';
import { type ReaderWorld, STREAM, startReaderWorld } from '@/lib/local/start-reader-world';
import { TailViewer } from '@/lib/local/watch-tail';
import { Examiner } from './examiner';
import { openTail } from './open-tail';
import { ShardFeeds } from './shard-feeds';
import { aggregateOf } from './world-for-test';

let world: ReaderWorld;
let feeds: ShardFeeds;
let first: string;
let second: string;
let viewers: TailViewer[];

beforeEach(async () => {
  world = await startReaderWorld();
  feeds = new ShardFeeds(world.room);
  [first = '', second = ''] = world.shards;
  viewers = [];
});
afterEach(async () => {
  for (const viewer of viewers) await viewer.leave();
  await world.close();
});

function watch(wish: Partial<ConstructorParameters<typeof TailViewer>[1]> = {}): TailViewer {
  const viewer = new TailViewer(feeds, { stream: STREAM, shards: world.shards, ...wish });
  viewers.push(viewer);
  return viewer;
}

test('tells what comes from now on, of all shards, in the order of arrival', async () => {
  world.put(first, 'before');
  await world.pass(100);
  const viewer = watch({ notices: ['a notice'] });
  await world.pass(100);
  world.put(first, 'a');
  await world.pass(300);
  world.put(second, 'b');
  await world.pass(300);
  world.put(first, 'c');
  await world.pass(3_000);
  expect(viewer.texts).toEqual(['a', 'b', 'c']);
  expect(viewer.messages[0]).toMatchObject({
    type: 'open',
    shards: [first, second],
    resumed: false,
    notices: ['a notice'],
  });
  expect(viewer.status).toMatchObject({ scanned: 3, matched: 3, bytes: 3, dropped: 0, viewers: 1 });
  for (const message of viewer.messages) expect(tailMessageSchema.parse(message)).toEqual(message);
});

test('beats every second, and tells keys every two when they changed', async () => {
  const viewer = watch();
  await world.pass(4_100);
  expect(viewer.of('status')).toHaveLength(4);
  expect(viewer.of('keys')).toEqual([]);
  world.put(first, 'a');
  await world.pass(6_000);
  expect(viewer.of('keys')).toMatchObject([{ keys: { records: 1, distinctKeys: 1 } }]);
});

test('sends what trickles in at most ten times a second, and what comes in heaps at once', async () => {
  const viewer = watch({ shards: [first] });
  await world.pass(100);
  world.put(first, ...Array.from({ length: 450 }, (_, n) => `${n}`));
  await world.pass(2_000);
  expect(viewer.of('records').map(({ records }) => records.length)).toEqual([200, 200, 50]);
  expect(viewer.texts).toEqual(Array.from({ length: 450 }, (_, n) => `${n}`));
});

/** Calls while so many viewers see ten records come. */
async function callsOf(count: number): Promise<number> {
  const callsBefore = world.getRecordsCalls(first);
  const watching = Array.from({ length: count }, () => watch({ shards: [first] }));
  for (let n = 0; n < 10; n++) {
    await world.pass(1_000);
    world.put(first, `record ${n}`);
  }
  await world.pass(1_500);
  expect(watching.every(({ texts }) => texts.length === 10)).toBe(true);
  expect(watching[0]?.status?.viewers).toBe(count);
  for (const viewer of watching) await viewer.leave();
  const calls = world.getRecordsCalls(first) - callsBefore;
  await world.pass(10_000);
  return calls;
}

describe('the shared reader', () => {
  test('calls as often for fifty viewers as for one, and never above the budget', async () => {
    const alone = await callsOf(1);
    expect(alone).toBeLessThanOrEqual(12);
    for (const count of [5, 20, 50]) expect(await callsOf(count)).toBe(alone);
  });

  test('ends with its last viewer, at once', async () => {
    const [one, other] = [watch(), watch()];
    await world.pass(3_000);
    await one.leave();
    const calls = world.getRecordsCalls(first);
    await world.pass(3_000);
    expect(world.getRecordsCalls(first)).toBe(calls + 3);
    await other.leave();
    await world.pass(60_000);
    expect(world.getRecordsCalls(first)).toBe(calls + 3);
    expect(world.getRecordsCalls(second)).toBe(calls + 3);
  });

  test('keeps no record once nobody watches, however long its ended shard is still shown', async () => {
    const address = { stream: STREAM, shard: first };
    world.put(first, 'a');
    const feed = feeds.join(address, { type: 'oldest' });
    await world.pass(2_000);
    expect(feed.ring.oldest).toBeDefined();
    feeds.leave(address, feed);
    expect(feed.ring.oldest).toBeUndefined();
  });

  test('shows what it takes of each shard', async () => {
    const viewer = watch({ shards: [first] });
    await world.pass(500);
    world.put(first, 'x'.repeat(100_000));
    await world.pass(12_000);
    const [load] = viewer.status?.shards ?? [];
    expect(load).toMatchObject({ shard: first, state: 'live', millisBehindLatest: 0 });
    expect(load?.callsPerSecond).toBeCloseTo(1, 0);
    expect(load?.capacityShare).toBeCloseTo(0.2, 1);
    const busiest = Math.max(
      ...viewer.of('status').map(({ shards }) => shards[0]?.bytesPerSecond ?? 0),
    );
    expect(busiest).toBe(10_000);
  });
});

test('filters for each viewer by itself; the cursor goes on behind what did not match', async () => {
  const compiled = compileFilter('data.n > 1');
  if (!compiled.ok) throw new Error(compiled.fault.message);
  const settings = { settings: AUTOMATIC, maxTextBytes: 1_000 };
  const examiner = new Examiner({ ...settings, filter: compiled.filter });
  const [choosy, other] = [watch({ shards: [first], examiner }), watch({ shards: [first] })];
  await world.pass(100);
  world.put(first, '{"n":1}', '{"n":2}', 'no JSON', '{"n":0}');
  await world.pass(3_000);
  expect(choosy.texts).toEqual(['{"n":2}']);
  expect(choosy.status).toMatchObject({ scanned: 4, matched: 1, dropped: 0 });
  expect(other.texts).toHaveLength(4);
  expect(choosy.positions).toEqual(other.positions);
});

test('who takes all at once loses nothing of what comes together, however many rows it makes', async () => {
  const viewer = watch();
  await world.pass(1_500);
  const heaps = Array.from({ length: 25 }, (_heap, at) =>
    Array.from({ length: 1_000 }, (_text, n) => `${at}/${n}`),
  );
  for (const ExplicitHashKey of ['0', String(2n ** 128n - 1n)]) {
    const aggregates = heaps.map((heap) => aggregateOf(...heap));
    const records = aggregates.map((Data) => ({ Data, PartitionKey: 'key', ExplicitHashKey }));
    world.engine.seed(STREAM, records);
  }
  await world.pass(20_000);
  expect(viewer.status?.dropped).toBe(0);
  for (const shard of [first, second]) {
    const records = viewer.of('records').flatMap((message) => message.records);
    const own = records.filter((record) => record.shard === shard);
    expect(own.map(({ data }) => data.text)).toEqual(heaps.flat());
  }
});

test('who takes nothing loses the oldest records and is told how many; another viewer loses none', async () => {
  const leaving = new AbortController();
  const stalled = openTail(feeds, {
    stream: STREAM,
    shards: [first],
    examiner: new Examiner({ settings: AUTOMATIC, maxTextBytes: 1_000 }),
    startMs: world.clock.now(),
    oldestMs: 0,
    notices: [],
    signal: leaving.signal,
  });
  await stalled.next();
  const quick = watch({ shards: [first] });
  await world.pass(100);
  for (let heap = 0; heap < 5; heap++) {
    world.put(first, ...Array.from({ length: 3_000 }, (_, n) => `${heap * 3_000 + n}`));
    await world.pass(3_000);
  }
  const left: string[] = [];
  let dropped = 0;
  while (left.length < 10_000) {
    const { value } = await stalled.next();
    if (value?.type === 'records') left.push(...value.records.map(({ data }) => data.text));
    if (value?.type === 'status') dropped = value.dropped;
  }
  leaving.abort();
  expect(dropped).toBe(5_000);
  expect(left).toEqual(Array.from({ length: 10_000 }, (_, n) => `${n + 5_000}`));
  expect(quick.texts).toHaveLength(15_000);
  expect(quick.status?.dropped).toBe(0);
});
