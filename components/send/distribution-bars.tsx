import { ShardMark } from '@/components/frame/shard-mark';
import type { RunPreviewAnswer } from '@/lib/contract/run';
import { formatCount } from '@/lib/format/format-count';
import { formatPercent } from '@/lib/format/format-percent';

/** With more shards, those that get most are listed and the rest is counted. */
const MOST_BARS = 12;

type DistributionBarsProps = Pick<RunPreviewAnswer, 'total' | 'distribution'>;

/** Which shards the run would hit, before a byte is sent. */
export function DistributionBars({ total, distribution }: DistributionBarsProps) {
  if (distribution.length === 0) {
    return (
      <p className="px-4 pb-3 text-sm text-muted">
        On this stream keys decide nothing: the service spreads records over its shards itself.
      </p>
    );
  }
  const few = distribution.length <= MOST_BARS;
  const shown = few
    ? distribution
    : distribution.toSorted((a, b) => b.records - a.records).slice(0, MOST_BARS);
  const most = Math.max(1, ...distribution.map(({ records }) => records));
  const placed = distribution.reduce((sum, { records }) => sum + records, 0);
  const empty = distribution.filter(({ records }) => records === 0).length;
  return (
    <div className="px-4 pb-3">
      <ul aria-label="Records by shard" className="flex flex-col gap-1 text-sm">
        {shown.map(({ shard, records }) => (
          <li key={shard} className="grid grid-cols-[7.5rem_1fr_auto_3.5rem] items-center gap-2">
            <ShardMark id={shard} />
            <span className="h-2 rounded-sm bg-raised">
              <span
                className="block h-full rounded-sm bg-write"
                style={{ width: `${(records / most) * 100}%` }}
              />
            </span>
            <span className="text-right">{formatCount(records)}</span>
            <span className="text-right text-faint">
              {formatPercent(placed === 0 ? null : records / placed).text}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-1 text-xs text-faint empty:hidden">
        {!few &&
          `The ${MOST_BARS} that get most of ${formatCount(distribution.length)} open shards; ${formatCount(empty)} get none. `}
        {placed !== total && `From the first ${formatCount(placed)} records.`}
      </p>
    </div>
  );
}
