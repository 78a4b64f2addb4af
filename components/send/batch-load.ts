import type { PreviewAnswer } from '@/lib/contract/batch';
import { streamCapacity } from '@/lib/series/capacity';

export interface BatchLoad {
  /** Share of what all open shards take in one second, by records or bytes, whichever is worse: 1 is one second. */
  stream: number;
  /** The same of the shard that gets most; equal to `stream` where keys decide nothing. */
  hottest: number;
  /** The shard that gets most; undefined where keys decide nothing. */
  hottestShard: string | undefined;
}

/** How long a batch keeps shards busy, from where its records would go. Bytes are taken as spread like the records. */
export function batchLoad(
  { total, bytes, distribution }: Pick<PreviewAnswer, 'total' | 'bytes' | 'distribution'>,
  openShards: number,
): BatchLoad {
  const meanBytes = total === 0 ? 0 : bytes / total;
  const secondsOf = (records: number, shards: number) => {
    const capacity = streamCapacity(Math.max(1, shards));
    return Math.max(
      records / capacity.writeRecordsPerSecond,
      (records * meanBytes) / capacity.writeBytesPerSecond,
    );
  };
  const stream = secondsOf(total, openShards);
  const most = distribution.toSorted((a, b) => b.records - a.records)[0];
  if (!most) return { stream, hottest: stream, hottestShard: undefined };
  return { stream, hottest: secondsOf(most.records, 1), hottestShard: most.shard };
}
