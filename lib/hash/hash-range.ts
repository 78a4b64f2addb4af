/**
 * The 128-bit hash key space as the service splits it among shards. No Node imports: a browser uses this too.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_HashKeyRange.html
 */
export const HASH_KEY_LIMIT = 2n ** 128n;

/** Decimal bounds, both inclusive; a contract `Shard` is one. */
export interface HashRange {
  startingHashKey: string;
  endingHashKey: string;
}

/** Share of the whole hash key space that a range covers, above 0 and at most 1. */
export function hashShare(range: HashRange): number {
  const size = BigInt(range.endingHashKey) - BigInt(range.startingHashKey) + 1n;
  return Number(size) / Number(HASH_KEY_LIMIT);
}

/** A hash key as 32 lower-case hex digits, so that text order is number order. */
export function hashKeyHex(hashKey: bigint): string {
  return hashKey.toString(16).padStart(32, '0');
}
