import type { PreviewAnswer } from '@/lib/contract/batch';
import type { RunPreviewAnswer } from '@/lib/contract/run';
import { capacityShare, streamCapacity } from '@/lib/series/capacity';

interface Facts {
  /** Records in all. */
  planned: number;
  bytesPerRecord: number;
  /** null where only the stream sets the pace. */
  peakPerSecond: number | null;
  openShards: number;
  sampled: number;
  /** Of the sample, by open shard; empty where keys decide nothing. */
  counts: PreviewAnswer['distribution'];
}

/** The load of a run at its peak, beside what the stream takes; null while the stream has no shard. */
export function runLoad(facts: Facts): RunPreviewAnswer['load'] {
  const { openShards, bytesPerRecord, sampled, counts } = facts;
  const recordsPerSecond = peakOf(facts);
  const bytesPerSecond = recordsPerSecond * bytesPerRecord;
  const share = capacityShare({ recordsPerSecond, bytesPerSecond }, openShards);
  if (share === null) return null;
  const [hottest] = counts.toSorted((a, b) => b.records - a.records);
  const ofOneShard = capacityShare({ recordsPerSecond, bytesPerSecond }, 1) ?? 0;
  return {
    recordsPerSecond,
    bytesPerSecond,
    capacityShare: share,
    hottestShard:
      hottest && sampled > 0
        ? { shard: hottest.shard, capacityShare: (ofOneShard * hottest.records) / sampled }
        : null,
  };
}

function peakOf({ planned, peakPerSecond, openShards, bytesPerRecord }: Facts): number {
  if (peakPerSecond !== null) return Math.min(peakPerSecond, planned);
  const capacity = streamCapacity(openShards);
  const byBytes = capacity.writeBytesPerSecond / Math.max(1, bytesPerRecord);
  return Math.min(planned, capacity.writeRecordsPerSecond, byBytes);
}
