import { HASH_KEY_LIMIT, type HashRange } from '@/lib/hash/hash-range';

/** Where each of `count` equal ranges of the hash key space starts, ascending from 0. */
export function evenStarts(count: number): bigint[] {
  return Array.from(
    { length: count },
    (_, index) => (HASH_KEY_LIMIT * BigInt(index)) / BigInt(count),
  );
}

/** The hash key space in `count` equal ranges, as a new stream has them. */
export function evenRanges(count: number): HashRange[] {
  const starts = evenStarts(count);
  return starts.map((start, index) => ({
    startingHashKey: start.toString(),
    endingHashKey: ((starts[index + 1] ?? HASH_KEY_LIMIT) - 1n).toString(),
  }));
}
