import type { Shard } from '@/lib/contract/shard';
import { HASH_KEY_LIMIT } from '@/lib/hash/hash-range';

/** A shard's place in the key space, 0 to 1. */
export interface Segment {
  shard: Shard;
  start: number;
  end: number;
}

/** Where a decimal hash key lies in the 128-bit key space, 0 to 1. */
export function positionOf(hashKey: bigint): number {
  return Number(hashKey) / Number(HASH_KEY_LIMIT);
}

/** Open shards, which never overlap, in the order of their ranges. */
export function hashSegments(shards: readonly Shard[]): Segment[] {
  return shards
    .filter(({ state }) => state === 'open')
    .map((shard) => ({
      shard,
      start: positionOf(BigInt(shard.startingHashKey)),
      end: positionOf(BigInt(shard.endingHashKey) + 1n),
    }))
    .toSorted((a, b) => a.start - b.start);
}

/** The index of the segment at a position of the key space; -1 where there is none. */
export function segmentAt(segments: readonly Segment[], position: number): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((segments[middle]?.start ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  const found = segments[low - 1];
  return found && position < found.end ? low - 1 : -1;
}
