import { ShardMark } from '@/components/frame/shard-mark';
import { ShareBar } from '@/components/ui/share-bar';
import type { Pace } from '@/lib/contract/run';
import { formatDuration } from '@/lib/format/format-duration';
import { formatPercent } from '@/lib/format/format-percent';
import type { LoadShare } from './load-share';

interface LoadNoteProps {
  load: LoadShare;
  pace: Pace['kind'];
}

/** What the run asks of the stream, in the service's own terms. */
export function LoadNote({ load, pace }: LoadNoteProps) {
  const { stream, hottest } = load;
  const worst = Math.max(stream, hottest?.share ?? 0);
  const shard = hottest ? <ShardMark id={hottest.shard} /> : 'The stream';
  const of =
    pace === 'at_once'
      ? 'of what the stream takes in one second'
      : 'of the write capacity at the peak';
  return (
    <div className="border-t px-4 py-2 text-sm text-muted">
      <p className="flex items-center gap-x-2">
        <ShareBar share={stream} tone={worst > 1 ? 'lag' : 'write'} />
        <span>
          {formatPercent(stream).text} {of}
          {hottest && pace !== 'at_once' && (
            <>
              ; {shard} takes most, {formatPercent(hottest.share).text} of what it can
            </>
          )}
          .
        </span>
      </p>
      {worst > 1 && (
        <p className="mt-0.5 text-lag">
          {pace === 'at_once' ? (
            <>
              {shard} needs at least {formatDuration(worst * 1_000).text} for its part: expect
              throttling and retries.
            </>
          ) : (
            <>{shard} gets more than it takes: expect throttling, retries and failures.</>
          )}
        </p>
      )}
    </div>
  );
}
