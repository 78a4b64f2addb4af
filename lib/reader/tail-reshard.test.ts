import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ReaderWorld, STREAM, startReaderWorld } from '@/lib/local/start-reader-world';
import { TailViewer } from '@/lib/local/watch-tail';
import type { ShardPosition } from './cursor-text';
import { ShardFeeds } from './shard-feeds';

const HALF = 2n ** 126n;

let world: ReaderWorld;
let feeds: ShardFeeds;
let low: string;
let high: string;
let viewers: TailViewer[];

beforeEach(async () => {
  world = await startReaderWorld();
  feeds = new ShardFeeds(world.room);
  [low = '', high = ''] = world.shards;
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

let written = 0;
beforeEach(() => {
  written = 0;
});

/** Numbered records into every open shard, in turn. */
function writeEverywhere(count: number): void {
  const open = world.engine.shardLoads(STREAM).map(({ shardId }) => shardId);
  for (let n = 0; n < count; n++) {
    world.put(open[written % open.length] ?? '', `${written}`);
    written++;
  }
}

const all = () => Array.from({ length: written }, (_, n) => `${n}`);
const inOrder = (texts: readonly string[]) => texts.toSorted((a, b) => Number(a) - Number(b));

function split(shard: string): string[] {
  const load = world.engine.shardLoads(STREAM).find(({ shardId }) => shardId === shard);
  const from = BigInt(load?.startingHashKey ?? 0);
  const middle = (from + BigInt(load?.endingHashKey ?? HALF)) / 2n;
  world.engine.execute('SplitShard', {
    StreamName: STREAM,
    ShardToSplit: shard,
    NewStartingHashKey: String(middle),
  });
  return childrenOf(shard);
}

function merge(shard: string, neighbour: string): string[] {
  world.engine.execute('MergeShards', {
    StreamName: STREAM,
    ShardToMerge: shard,
    AdjacentShardToMerge: neighbour,
  });
  return childrenOf(shard);
}

const childrenOf = (shard: string) =>
  world.engine
    .shardLoads(STREAM)
    .filter(({ parentIds }) => parentIds.includes(shard))
    .map(({ shardId }) => shardId);

test('a split: the parent is read to its end, then its children from their start', async () => {
  const viewer = watch();
  await world.pass(100);
  writeEverywhere(20);
  const children = split(low);
  writeEverywhere(30);
  await world.pass(5_000);
  writeEverywhere(30);
  await world.pass(5_000);
  expect(inOrder(viewer.texts)).toEqual(all());
  expect(viewer.of('shards')).toEqual([{ type: 'shards', closed: [low], opened: children }]);
  expect(viewer.status?.shards.map(({ shard, state }) => [shard, state])).toEqual([
    [low, 'ended'],
    [high, 'live'],
    ...children.map((child) => [child, 'live']),
  ]);
});

test('a merge: the child once, after both parents', async () => {
  const viewer = watch();
  await world.pass(100);
  writeEverywhere(20);
  const [child] = merge(low, high);
  writeEverywhere(20);
  await world.pass(5_000);
  expect(inOrder(viewer.texts)).toEqual(all());
  expect(viewer.of('shards').map(({ opened }) => opened)).toEqual([[], [child]]);
});

test('generations within one poll: grandchildren are reached through their parents', async () => {
  const viewer = watch();
  await world.pass(100);
  for (let round = 0; round < 3; round++) {
    writeEverywhere(20);
    const [first = '', second = ''] = split(low);
    writeEverywhere(20);
    await world.clock.advance(1_000);
    [low = ''] = merge(first, second);
    writeEverywhere(20);
    await world.clock.advance(1_000);
  }
  await world.pass(20_000);
  writeEverywhere(20);
  await world.pass(3_000);
  expect(inOrder(viewer.texts)).toEqual(all());
});

test('a tail of one shard goes on in its children alone', async () => {
  const viewer = watch({ shards: [low] });
  await world.pass(100);
  world.put(low, 'mine');
  world.put(high, 'not mine');
  const [first = '', second = ''] = split(low);
  world.put(first, 'left');
  world.put(second, 'right');
  await world.pass(5_000);
  expect(viewer.texts.toSorted()).toEqual(['left', 'mine', 'right']);
});

/** Calls on a shard and its children with so many viewers. */
async function callsOf(count: number, shard: string): Promise<number> {
  const watching = Array.from({ length: count }, () => watch({ shards: [shard] }));
  await world.pass(100);
  world.put(shard, 'before');
  const [left = '', right = ''] = split(shard);
  world.put(left, 'left');
  world.put(right, 'right');
  await world.pass(5_000);
  for (const viewer of watching) {
    expect(viewer.texts.toSorted()).toEqual(['before', 'left', 'right']);
    await viewer.leave();
  }
  const calls = [shard, left, right].map(world.getRecordsCalls);
  return calls.reduce((sum, one) => sum + one, 0);
}

test('twenty viewers go through a reshard with as many calls as one', async () => {
  const alone = await callsOf(1, low);
  const many = await callsOf(20, high);
  expect(many).toBe(alone);
});

test('a viewer who leaves in mid-reshard goes on exactly there', async () => {
  const told: string[] = [];
  let positions = new Map<string, ShardPosition>(
    world.shards.map((shard) => [shard, { kind: 'oldest' }]),
  );
  const resharding = [
    () => split(low),
    () => merge(...twoOpen(0)),
    () => split(high),
    () => merge(...twoOpen(1)),
  ];
  for (let turn = 0; turn < 12; turn++) {
    writeEverywhere(40);
    resharding[turn % 3 === 1 ? Math.floor(turn / 3) : -1]?.();
    writeEverywhere(40);
    const viewer: TailViewer = watch({ positions });
    await world.pass(turn === 11 ? 20_000 : 1_050 + 100 * turn);
    await viewer.leave();
    const lastStatus = viewer.messages.findLastIndex(({ type }) => type === 'status');
    for (const message of viewer.messages.slice(0, lastStatus)) {
      if (message.type === 'records') told.push(...message.records.map(({ data }) => data.text));
    }
    positions = viewer.positions;
  }
  expect(inOrder(told)).toEqual(all());
  expect([...positions.keys()].toSorted()).toEqual(
    world.engine
      .shardLoads(STREAM)
      .map(({ shardId }) => shardId)
      .toSorted(),
  );
});

/** Two open neighbours in hash order, from one on. */
function twoOpen(from: number): [string, string] {
  const open = world.engine.shardLoads(STREAM).map(({ shardId }) => shardId);
  return [open[from] ?? '', open[from + 1] ?? ''];
}

test('a stream that is deleted ends its tail', async () => {
  const viewer = watch({ shards: [low] });
  await world.pass(1_100);
  world.engine.execute('DeleteStream', { StreamName: STREAM });
  await world.pass(3_000);
  expect(await viewer.ended).toMatchObject({ code: 'stream_not_found' });
});
