import type { Pace, RunPreviewAnswer } from '@/lib/contract/run';
import { streamCapacity } from '@/lib/series/capacity';

export interface LoadShare {
  /** Of what the stream takes in one second, at the peak: 1 is full. Sent at once, it is the seconds that all of it needs. */
  stream: number;
  hottest: { shard: string; share: number } | null;
}

type Sized = Pick<RunPreviewAnswer, 'total' | 'bytes' | 'distribution' | 'load'>;

/** How hard a run presses on the stream; undefined while that is not known. */
export function loadShare(
  { total, bytes, distribution, load }: Sized,
  pace: Pace['kind'],
  openShards: number | undefined,
): LoadShare | undefined {
  if (pace !== 'at_once') {
    if (!load) return undefined;
    const { capacityShare: stream, hottestShard } = load;
    const hottest = hottestShard && {
      shard: hottestShard.shard,
      share: hottestShard.capacityShare,
    };
    return { stream, hottest };
  }
  if (total === null || openShards === undefined) return undefined;
  const meanBytes = total === 0 ? 0 : bytes / total;
  const placed = distribution.reduce((sum, { records }) => sum + records, 0);
  const most = distribution.toSorted((a, b) => b.records - a.records)[0];
  return {
    stream: secondsFor(total, meanBytes, openShards),
    hottest:
      most && placed > 0
        ? {
            shard: most.shard,
            share: secondsFor((most.records / placed) * total, meanBytes, 1),
          }
        : null,
  };
}

/** Seconds that open shards need for records, bound by number or by bytes, whichever is worse. */
function secondsFor(records: number, meanBytes: number, openShards: number): number {
  const capacity = streamCapacity(Math.max(1, openShards));
  return Math.max(
    records / capacity.writeRecordsPerSecond,
    (records * meanBytes) / capacity.writeBytesPerSecond,
  );
}

/** From here on a run is asked about before it starts. */
const ASKED_RECORDS = 1_000;
const ASKED_SHARE = 0.5;

interface Weight {
  /** null where it is not known. */
  records: number | null;
  share: number | undefined;
  production: boolean;
}

/** Whether a run is heavy enough to be asked about first. */
export function needsConfirmation({ records, share, production }: Weight): boolean {
  const heavy = records === null || records > ASKED_RECORDS;
  return production || heavy || (share !== undefined && share > ASKED_SHARE);
}
