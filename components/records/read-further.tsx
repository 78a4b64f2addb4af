import { Button } from '@/components/ui/button';
import { asClientProblem } from '@/lib/client/client-problem';
import { messageOf } from '@/lib/client/message-of';
import { formatCount } from '@/lib/format/format-count';
import { LIMITS } from './records-params';
import type { ReadParams } from './records-query';
import { MOST_SHARDS_TO_FOLLOW } from './use-newer-records';
import type { Reading } from './use-reading';

interface ReadFurtherProps {
  reading: Reading;
  params: ReadParams;
  onRead: (params: ReadParams) => void;
}

/** On after the last record of each shard; from the newest end also further back, by a larger read. */
export function ReadFurther({ reading, params, onRead }: ReadFurtherProps) {
  const { mutation } = reading.newer;
  const follow = reading.reads.length <= MOST_SHARDS_TO_FOLLOW;
  const open = reading.reads.some(({ end }) => end !== 'shard_end');
  const larger = LIMITS.find((limit) => limit > params.limit);
  // A filter lets fewer through than were read.
  const examined = reading.answers[0]?.scanned ?? 0;
  const older = params.from === 'latest' && examined >= params.limit && larger;
  if (!(follow && open) && !older) return null;
  return (
    <div className="flex flex-wrap items-center gap-3 px-4 py-2">
      {follow && open && (
        <Button disabled={mutation.isPending} onClick={() => mutation.mutate(reading.reads)}>
          {mutation.isPending ? 'Reading…' : 'Read newer'}
        </Button>
      )}
      {older && (
        <Button onClick={() => onRead({ ...params, limit: older })}>
          Read older, up to {formatCount(older)}
        </Button>
      )}
      {mutation.isSuccess && !mutation.isPending && (
        <output className="text-sm text-muted">
          {formatCount(mutation.data.reduce((sum, { records }) => sum + records.length, 0))} came
        </output>
      )}
      {mutation.isError && (
        <span role="alert" className="text-sm text-trouble">
          {problemText(mutation.error)}
        </span>
      )}
    </div>
  );
}

function problemText(thrown: unknown): string {
  const problem = asClientProblem(thrown);
  return `${messageOf(problem).title}. ${problem.detail}`;
}
