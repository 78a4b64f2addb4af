import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ReaderWorld, STREAM, startReaderWorld } from '@/lib/local/start-reader-world';
import { TailViewer } from '@/lib/local/watch-tail';
import type { ShardPosition } from './cursor-text';
import { ShardFeeds } from './shard-feeds';

const TWO_DAYS_MS = 2 * 86_400_000;

let world: ReaderWorld;
let feeds: ShardFeeds;
let shard: string;
let viewers: TailViewer[];

beforeEach(async () => {
  world = await startReaderWorld({ shards: 1 });
  feeds = new ShardFeeds(world.room);
  [shard = ''] = world.shards;
  viewers = [];
});
afterEach(async () => {
  for (const viewer of viewers) await viewer.leave();
  await world.close();
});

function watch(wish: Partial<ConstructorParameters<typeof TailViewer>[1]> = {}): TailViewer {
  const viewer = new TailViewer(feeds, { stream: STREAM, shards: [shard], ...wish });
  viewers.push(viewer);
  return viewer;
}

const named = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => `${from + n}`);

/** A viewer that has seen records 0 to 9 and left, and its positions. */
async function leftBehind(): Promise<Map<string, ShardPosition>> {
  const viewer = watch();
  await world.pass(100);
  world.put(shard, ...named(0, 10));
  await world.pass(3_000);
  expect(viewer.texts).toEqual(named(0, 10));
  const { positions } = viewer;
  await viewer.leave();
  return positions;
}

test('goes on behind the last record it told', async () => {
  const positions = await leftBehind();
  world.put(shard, ...named(10, 5));
  await world.pass(5_000);
  const resumed = watch({ positions });
  await world.pass(3_000);
  world.put(shard, ...named(15, 5));
  await world.pass(3_000);
  expect(resumed.of('open')).toMatchObject([{ resumed: true, shards: [shard] }]);
  expect(resumed.texts).toEqual(named(10, 10));
  expect(resumed.of('gap')).toEqual([]);
});

test('costs no call where another viewer has kept the reader going', async () => {
  const staying = watch();
  await world.pass(100);
  const positions = await leftBehind();
  world.put(shard, ...named(10, 5));
  await world.pass(2_500);
  const calls = world.getRecordsCalls(shard);
  const resumed = watch({ positions });
  await world.clock.advance(200);
  expect(resumed.texts).toEqual(named(10, 5));
  expect(world.getRecordsCalls(shard)).toBe(calls);
  await world.pass(5_000);
  expect(world.getRecordsCalls(shard)).toBe(calls + 5);
  expect(staying.texts).toEqual(named(0, 15));
});

/** More than the reader keeps. */
const heap = (from: number) => named(from, 6).map((text) => `${text}:${'x'.repeat(900_000)}`);
const numbers = ({ texts }: TailViewer) => texts.map((text) => text.split(':')[0]);

describe('far behind, beside a viewer at the tip', () => {
  test('reads on its own until it has caught up, then joins: nothing is left out or doubled', async () => {
    const positions = await leftBehind();
    const staying = watch();
    await world.pass(100);
    for (let from = 10; from < 22; from += 6) {
      world.put(shard, ...heap(from));
      await world.pass(6_000);
    }
    const callsBefore = world.getRecordsCalls(shard);
    const resumed = watch({ positions });
    for (let from = 22; from < 34; from += 6) {
      world.put(shard, ...heap(from));
      await world.pass(10_000);
    }
    await world.pass(15_000);
    expect(numbers(resumed)).toEqual(named(10, 24));
    expect(numbers(staying)).toEqual(named(10, 24));
    expect(resumed.status).toMatchObject({ viewers: 2, dropped: 0 });
    // The budget's burst, and one call a second.
    expect(world.getRecordsCalls(shard) - callsBefore).toBeLessThanOrEqual(38);
  });
});

test('shows that it is catching up, and by how much', async () => {
  const positions = await leftBehind();
  const kilobyte = 'x'.repeat(1_000);
  for (let count = 0; count < 4; count++) {
    world.put(shard, ...Array<string>(1_500).fill(kilobyte));
    await world.pass(6_000);
  }
  const resumed = watch({ positions });
  await world.pass(20_000);
  const states = resumed.of('status').map(({ shards, lagMs }) => [shards[0]?.state, lagMs]);
  // One heap read, and the next begun.
  expect(states[0]).toEqual(['catching_up', 18_000]);
  expect(states.at(-1)).toEqual(['live', 0]);
  expect(resumed.status?.scanned).toBe(6_000);
});

test('twenty who come back at once cost as many calls as one', async () => {
  const positions = await leftBehind();
  world.put(shard, ...named(10, 500));
  const callsOf = async (count: number) => {
    const before = world.getRecordsCalls(shard);
    const back = Array.from({ length: count }, () => watch({ positions }));
    await world.pass(10_000);
    for (const viewer of back) {
      expect(viewer.texts).toEqual(named(10, 500));
      await viewer.leave();
    }
    return world.getRecordsCalls(shard) - before;
  };
  await world.pass(10_000);
  const alone = await callsOf(1);
  await world.pass(10_000);
  expect(await callsOf(20)).toBe(alone);
});

test('a quiet shard’s two readers become one again', async () => {
  const positions = await leftBehind();
  await world.pass(1_000);
  const staying = watch();
  await world.pass(2_000);
  const resumed = watch({ positions });
  await world.pass(5_000);
  const calls = world.getRecordsCalls(shard);
  await world.pass(10_000);
  expect(world.getRecordsCalls(shard)).toBe(calls + 10);
  expect(resumed.status?.viewers).toBe(2);
  world.put(shard, 'new');
  await world.pass(3_000);
  expect([resumed.texts, staying.texts]).toEqual([['new'], ['new']]);
});

test('before retention it says that there is a gap, and goes on with the oldest', async () => {
  const positions = await leftBehind();
  world.put(shard, ...named(10, 5));
  await world.clock.advance(TWO_DAYS_MS);
  world.put(shard, 'two days later');
  const resumed = watch({ positions });
  await world.pass(3_000);
  expect(resumed.texts).toEqual(['two days later']);
  expect(resumed.of('gap')).toMatchObject([{ shard, toMs: expect.any(Number) }]);
});

test('in a shard that is gone with its retention it says so, and goes on in those it is given', async () => {
  const positions = await leftBehind();
  world.engine.execute('SplitShard', {
    StreamName: STREAM,
    ShardToSplit: shard,
    NewStartingHashKey: '5',
  });
  await world.clock.advance(TWO_DAYS_MS);
  const open = world.engine.shardLoads(STREAM).map(({ shardId }) => shardId);
  for (const child of open) world.put(child, child);
  const resumed = watch({ positions, shards: open });
  await world.pass(3_000);
  expect(resumed.of('gap')).toMatchObject([{ shard }]);
  expect(resumed.texts.toSorted()).toEqual(open);
  expect([...resumed.positions.keys()].toSorted()).toEqual([shard, ...open].toSorted());
});

test('without a record seen it goes back to its start, or tells that this is no longer kept', async () => {
  const viewer = watch();
  await world.pass(2_000);
  const { positions } = viewer;
  await viewer.leave();
  world.put(shard, 'meanwhile');
  const resumed = watch({ positions });
  await world.pass(3_000);
  expect(resumed.texts).toEqual(['meanwhile']);
  await resumed.leave();
  await world.clock.advance(TWO_DAYS_MS);
  world.put(shard, 'later');
  const late = watch({ positions });
  await world.pass(3_000);
  expect(late.texts).toEqual(['later']);
  const [gap] = late.of('gap');
  expect(gap).toMatchObject({ shard, fromMs: expect.any(Number), toMs: expect.any(Number) });
});

test('a place without a record goes on with time, so that a quiet shard is not read all over', async () => {
  const viewer = watch();
  const startMs = world.clock.now();
  await world.pass(1_100);
  expect(viewer.positions.get(shard)).toEqual({ kind: 'time', atMs: startMs });
  await world.clock.advance(330_000);
  await world.pass(3_000);
  const { positions } = viewer;
  const place = positions.get(shard);
  const ageMs = place?.kind === 'time' ? world.clock.now() - place.atMs : 0;
  expect(Math.round(ageMs / 60_000)).toBe(5);
  await viewer.leave();
  world.put(shard, 'at last');
  const resumed = watch({ positions });
  await world.pass(3_000);
  expect(resumed.texts).toEqual(['at last']);
});

test('leaving again and again, wherever it is, tells every record once', async () => {
  const told: string[] = [];
  let positions: Map<string, ShardPosition> | undefined;
  for (let turn = 0; turn < 12; turn++) {
    world.put(shard, ...named(turn * 300, 300));
    const viewer = watch(
      positions ? { positions } : { positions: new Map([[shard, { kind: 'oldest' }]]) },
    );
    await world.pass(1_050 + turn * 100);
    await viewer.leave();
    positions = viewer.positions;
    // What came behind the last cursor comes again: a viewer keeps what it was told up to there.
    const messages = viewer.messages.slice(
      0,
      viewer.messages.findLastIndex(({ type }) => type === 'status'),
    );
    for (const message of messages) {
      if (message.type === 'records') told.push(...message.records.map(({ data }) => data.text));
    }
  }
  expect(told).toEqual(named(0, told.length));
  expect(told.length).toBeGreaterThan(3_000);
});
