import { createHash } from 'node:crypto';
import { hashKeyHexOf } from '@/lib/hash/hash-key-of';
import { HASH_KEY_LIMIT, type HashRange } from '@/lib/hash/hash-range';
import { indexByHash, shardForHash } from '@/lib/hash/shard-for-hash';
import type { Bench } from './bench';
import { cpuRace } from './cpu-race';
import { verdict } from './verdict';

const SHARDS = 1_000;
const KEYS = 20_000;
const GOAL = 2.3;

/** Ranges of one size, as the service makes them, that cover all hash keys. */
function evenShards(count: number): HashRange[] {
  const bound = (at: number): bigint => (HASH_KEY_LIMIT * BigInt(at)) / BigInt(count);
  return Array.from({ length: count }, (_, at) => ({
    startingHashKey: String(bound(at)),
    endingHashKey: String(bound(at + 1) - 1n),
  }));
}

/** As the documentation describes it: the MD5 as a number, searched for among the bounds as numbers. */
function bigIntSearch(shards: readonly HashRange[]): (key: string) => HashRange | undefined {
  const starts = shards.map(({ startingHashKey }) => BigInt(startingHashKey));
  return (key) => {
    const hashKey = BigInt(`0x${createHash('md5').update(key).digest('hex')}`);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((starts[middle] ?? 0n) <= hashKey) low = middle;
      else high = middle - 1;
    }
    return shards[low];
  };
}

export const hashBench: Bench = {
  name: 'hash',
  about: `partition key to shard among ${SHARDS} shards, against MD5 hex and a binary search of BigInts`,
  async run() {
    const shards = evenShards(SHARDS);
    const index = indexByHash(shards);
    const keys = Array.from({ length: KEYS }, (_, number) => `customer-${number}`);
    const bySearch = bigIntSearch(shards);
    const byIndex = (key: string): HashRange | null => shardForHash(index, hashKeyHexOf(key));
    if (keys.some((key) => byIndex(key) !== bySearch(key)))
      throw new Error('They find different shards.');
    const value = cpuRace(
      () => keys.filter((key) => bySearch(key) !== undefined).length,
      () => keys.filter((key) => byIndex(key) !== null).length,
    );
    verdict({ what: 'P6 hash/key-to-shard-1000 vs-bigint-search', value, goal: { atLeast: GOAL } });
  },
};
