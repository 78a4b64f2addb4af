import { StatusDot } from '@/components/ui/status-dot';
import { TONE_TEXT } from '@/components/ui/tone';
import { formatCounted } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import { formatInstant } from '@/lib/format/format-instant';
import type { StreamRow } from './stream-row';

interface StreamsSummaryProps {
  rows: readonly StreamRow[];
  total: number;
  /** Sorted by a figure that not every row has. */
  partlySorted: boolean;
}

/** How many streams there are and how many are unwell, and what instant the figures are of. */
export function StreamsSummary({ rows, total, partlySorted }: StreamsSummaryProps) {
  const known = rows.flatMap(({ activity }) => activity ?? []);
  const critical = known.filter(({ health }) => health === 'critical').length;
  const warning = known.filter(({ health }) => health === 'warning').length;
  const newest = known.toSorted((one, other) => other.asOfMs - one.asOfMs)[0];
  return (
    <p className="flex flex-1 flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted">
      <span>
        {rows.length === total
          ? formatCounted(total, 'stream')
          : `${rows.length} of ${formatCounted(total, 'stream')}`}
      </span>
      {critical > 0 && (
        <span className={`flex items-center gap-1.5 ${TONE_TEXT.trouble}`}>
          <StatusDot tone="trouble" /> {critical} critical
        </span>
      )}
      {warning > 0 && (
        <span className={`flex items-center gap-1.5 ${TONE_TEXT.lag}`}>
          <StatusDot tone="lag" /> {formatCounted(warning, 'warning')}
        </span>
      )}
      {partlySorted && <span>sorted among the {known.length} rows whose figures were fetched</span>}
      {newest && (
        <span className="hidden text-faint md:ml-auto md:inline">
          rates of the minute to{' '}
          {formatInstant(newest.asOfMs, { nowMs: newest.asOfMs, precision: 'minute' })}, sums over{' '}
          {formatDuration(newest.windowSeconds * 1_000).text}
        </span>
      )}
    </p>
  );
}
