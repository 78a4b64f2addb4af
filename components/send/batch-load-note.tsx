import { ShardMark } from '@/components/frame/shard-mark';
import type { PreviewAnswer } from '@/lib/contract/batch';
import { formatDuration } from '@/lib/format/format-duration';
import { formatPercent } from '@/lib/format/format-percent';
import { batchLoad } from './batch-load';

interface BatchLoadNoteProps {
  answer: PreviewAnswer;
  openShards: number;
}

/** What the batch asks of the stream, in the service's own terms. */
export function BatchLoadNote({ answer, openShards }: BatchLoadNoteProps) {
  const { stream, hottest, hottestShard } = batchLoad(answer, openShards);
  return (
    <p className="border-t px-4 py-2 text-sm text-muted">
      {formatPercent(stream).text} of what the stream takes in one second.
      {hottest > 1 && (
        <span className="text-lag">
          {' '}
          {hottestShard ? <ShardMark id={hottestShard} /> : 'A shard'} needs at least{' '}
          {formatDuration(hottest * 1_000).text} for its part: expect throttling and retries.
        </span>
      )}
    </p>
  );
}
