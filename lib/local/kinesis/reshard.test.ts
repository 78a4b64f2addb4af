import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HASH_KEY_LIMIT } from '@/lib/hash/hash-range';
import { Account } from './account';
import { evenRanges } from './even-ranges';
import { DEFAULT_LIMITS } from './limits';
import { mergePair, scaleUniformly } from './reshard';
import type { Stream } from './stream';

function streamOf(count: number): Stream {
  const account = new Account({ accountId: '0', region: 'r', memoryCapBytes: 1 });
  const stream = account.add({
    name: 's',
    createdMs: 1,
    mode: 'PROVISIONED',
    maxRecordKib: 1024,
    distribution: 'USER_PARTITION_KEY',
    limits: DEFAULT_LIMITS,
  });
  for (const range of evenRanges(count)) stream.addShard({ ...range, createdMs: 1, parents: [] });
  return stream;
}

const ranges = (stream: Stream) =>
  stream.openShards.map(({ startingHashKey, endingHashKey }) => ({
    startingHashKey,
    endingHashKey,
  }));

describe('evenRanges', () => {
  test('cover the key space without gap or overlap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (count) => {
        let next = 0n;
        for (const range of evenRanges(count)) {
          expect(BigInt(range.startingHashKey)).toBe(next);
          next = BigInt(range.endingHashKey) + 1n;
        }
        expect(next).toBe(HASH_KEY_LIMIT);
      }),
    );
  });
});

describe('scaleUniformly', () => {
  test('ends with even ranges from any count to any other', () => {
    const count = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(count, count, count, (from, through, to) => {
        const stream = streamOf(from);
        scaleUniformly(stream, through, 2);
        scaleUniformly(stream, to, 3);
        expect(ranges(stream)).toEqual(evenRanges(to));
      }),
    );
  });

  test('doubles by one split a shard, halves by one merge a pair', () => {
    const stream = streamOf(4);
    scaleUniformly(stream, 8, 2);
    expect(stream.shards).toHaveLength(12);
    expect(stream.shards.slice(4).map(({ parents }) => parents.map(({ index }) => index))).toEqual([
      [0],
      [0],
      [1],
      [1],
      [2],
      [2],
      [3],
      [3],
    ]);
    scaleUniformly(stream, 4, 3);
    expect(stream.shards).toHaveLength(16);
    expect(stream.shards.at(-1)?.parents.map(({ index }) => index)).toEqual([10, 11]);
  });

  test('leaves a short-lived shard where borders interleave', () => {
    const stream = streamOf(2);
    scaleUniformly(stream, 3, 2);
    const shortLived = stream.shards.filter((shard) => shard.closedMs === shard.createdMs);
    expect(shortLived).toHaveLength(2);
    expect(stream.openShards).toHaveLength(3);
  });
});

describe('mergePair', () => {
  test('keeps the asked order of parents and the order of ranges', () => {
    const stream = streamOf(2);
    const [low, high] = stream.shards;
    if (!low || !high) throw new Error('two shards expected');
    const child = mergePair(stream, { parents: [high, low], nowMs: 2 });
    expect(child.describe()).toMatchObject({
      ParentShardId: high.id,
      AdjacentParentShardId: low.id,
      HashKeyRange: { StartingHashKey: '0', EndingHashKey: (HASH_KEY_LIMIT - 1n).toString() },
    });
  });
});
