import type { KeyTally } from '@/lib/contract/reading';

export type Measured = 'records' | 'bytes';

export interface Unevenness {
  shard: string;
  /** Its share of all, 1 is everything. */
  share: number;
  /** What each shard would have if all had the same. */
  evenShare: number;
  /** How many times the even share it has; 1 is even. */
  ratio: number;
}

/**
 * The shard that got the most, against an even share among `shards` shards; undefined where there is nothing to compare.
 */
export function unevenness(
  tally: Pick<KeyTally, 'records' | 'bytes' | 'shards'>,
  measured: Measured,
  shards: number,
): Unevenness | undefined {
  const total = tally[measured];
  const count = Math.max(shards, tally.shards.length);
  const [first, ...rest] = tally.shards;
  if (!first || count < 2 || total === 0) return undefined;
  const hottest = rest.reduce((most, one) => (one[measured] > most[measured] ? one : most), first);
  const share = hottest[measured] / total;
  return { shard: hottest.shard, share, evenShare: 1 / count, ratio: share * count };
}
