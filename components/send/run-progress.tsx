import { Progress } from '@/components/ui/progress';
import type { Run } from '@/lib/contract/run';
import { formatCount, formatCounted } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import { isUnderWay, settled, shareDone, stateTone, timeLeftMs } from './run-state';

/** Shorter spans change faster than they are read. */
const WHOLE_SECOND_MS = 1_000;
const wholeSeconds = (ms: number) => Math.round(ms / WHOLE_SECOND_MS) * WHOLE_SECOND_MS;

/** How far a run is, and how long it still takes. */
export function RunProgress({ run }: { run: Run }) {
  const { progress, state } = run;
  const { planned, elapsedMs } = progress;
  const underWay = isUnderWay(state);
  const leftMs = state === 'running' ? timeLeftMs(run) : null;
  const shownMs = underWay ? wholeSeconds(elapsedMs) : elapsedMs;
  return (
    <div className="px-4 pb-3">
      <Progress
        label="Records with a verdict"
        value={underWay ? shareDone(run) : (shareDone(run) ?? 1)}
        tone={stateTone(run)}
      />
      <p className="mt-1.5 flex flex-wrap justify-between gap-x-4 text-sm text-muted">
        <span>
          {planned === null
            ? `${formatCounted(settled(progress), 'record')} with a verdict`
            : `${formatCount(settled(progress))} of ${formatCounted(planned, 'record')} have their verdict`}
        </span>
        <span>
          {formatDuration(shownMs).text}
          {leftMs !== null && `, about ${formatDuration(wholeSeconds(leftMs)).text} left`}
        </span>
      </p>
    </div>
  );
}
