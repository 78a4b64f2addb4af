import type { ShardFilter } from '@aws-sdk/client-kinesis';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  FIRST_SHARD,
  openTestEngine,
  START_MS,
  type TestEngine,
} from '@/lib/local/kinesis/open-test-engine';

const HOUR_MS = 3_600_000;
const SPLIT_MS = START_MS + HOUR_MS;

let world: TestEngine;
beforeEach(() => {
  world = openTestEngine();
  world.engine.createStream('s');
});

function split(): void {
  world.engine.execute('SplitShard', {
    StreamName: 's',
    ShardToSplit: FIRST_SHARD,
    NewStartingHashKey: String(2n ** 127n),
  });
}

function indexes(ShardFilter: ShardFilter): number[] {
  const { Shards = [] } = world.engine.execute('ListShards', { StreamName: 's', ShardFilter });
  return Shards.map(({ ShardId }) => Number(ShardId?.slice(-12)));
}

describe('a shard filter, to the millisecond', () => {
  beforeEach(async () => {
    await world.clock.advance(HOUR_MS);
    split();
    await world.clock.advance(HOUR_MS);
  });

  test.each([
    ['AT_TIMESTAMP', START_MS - 1, []],
    ['AT_TIMESTAMP', START_MS, [0]],
    ['AT_TIMESTAMP', SPLIT_MS - 1, [0]],
    ['AT_TIMESTAMP', SPLIT_MS, [0, 1, 2]],
    ['AT_TIMESTAMP', SPLIT_MS + 1, [1, 2]],
    ['FROM_TIMESTAMP', START_MS - 1, [0, 1, 2]],
    ['FROM_TIMESTAMP', SPLIT_MS, [0, 1, 2]],
    ['FROM_TIMESTAMP', SPLIT_MS + 1, [1, 2]],
  ] as const)('%s %d', (Type, ms, expected) => {
    expect(indexes({ Type, Timestamp: new Date(ms) })).toEqual(expected);
  });

  test('the trim horizon moves from the stream’s birth past the split', async () => {
    expect(indexes({ Type: 'AT_TRIM_HORIZON' })).toEqual([0]);
    await world.clock.advance(23 * HOUR_MS);
    expect(indexes({ Type: 'AT_TRIM_HORIZON' })).toEqual([0]);
    await world.clock.advance(1);
    expect(indexes({ Type: 'AT_TRIM_HORIZON' })).toEqual([1, 2]);
    expect(indexes({ Type: 'FROM_TRIM_HORIZON' })).toEqual([1, 2]);
  });
});

test('shards at the trim horizon do not overlap, even when all was born in one millisecond', () => {
  split();
  expect(indexes({ Type: 'AT_TRIM_HORIZON' })).toEqual([0]);
  expect(indexes({ Type: 'FROM_TRIM_HORIZON' })).toEqual([0, 1, 2]);
});
