import { ShardMark } from '@/components/frame/shard-mark';
import { Badge } from '@/components/ui/badge';
import { Identifier } from '@/components/ui/identifier';
import { Link } from '@/components/ui/link';
import type { Shard, ShardActivity } from '@/lib/contract/shard';
import { formatByteRate } from '@/lib/format/format-bytes';
import { formatDuration } from '@/lib/format/format-duration';
import { formatPercent } from '@/lib/format/format-percent';
import { formatRecordRate } from '@/lib/format/format-record-rate';
import { shortenSequenceNumber } from '@/lib/format/shorten-middle';
import { pages } from '@/lib/routes';
import { HashRangeText } from './hash-text';

interface MapCaptionProps {
  connection: string;
  stream: string;
  shard: Shard | undefined;
  activity: ShardActivity | undefined;
}

/** The shard that is pointed at or chosen, in one line of fixed height, so that nothing jumps. */
export function MapCaption({ connection, stream, shard, activity }: MapCaptionProps) {
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-1.5 text-sm">
      {shard ? (
        <>
          <span className="font-medium">
            <ShardMark id={shard.id} />
          </span>
          {shard.state === 'closed' && <Badge>closed</Badge>}
          <span>{formatPercent(shard.hashShare).text} of the keys</span>
          <HashRangeText start={shard.startingHashKey} end={shard.endingHashKey} />
          <span className="text-muted">
            from{' '}
            <Identifier
              text={shard.startingSequenceNumber}
              shorten={shortenSequenceNumber}
              copyLabel="first sequence number"
            />
          </span>
          {activity && <ActivityWords activity={activity} />}
          <Link
            href={pages.stream(connection, stream, 'records', { shard: shard.id })}
            className="text-read hover:underline"
          >
            Read its records
          </Link>
        </>
      ) : (
        <span className="text-faint">Point at a shard, or choose one with the arrow keys.</span>
      )}
    </div>
  );
}

function ActivityWords({ activity }: { activity: ShardActivity }) {
  if (activity.capacityShare === null) return <span className="text-faint">no data points</span>;
  return (
    <span className="text-muted">
      load {formatPercent(activity.capacityShare).text} ·{' '}
      {formatRecordRate(activity.incomingRecordsPerSecond).text} ·{' '}
      {formatByteRate(activity.incomingBytesPerSecond).text} · age{' '}
      {formatDuration(activity.iteratorAgeMs).text}
    </span>
  );
}
