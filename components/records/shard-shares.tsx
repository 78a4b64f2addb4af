import { ShardMark } from '@/components/frame/shard-mark';
import { ShareBar } from '@/components/ui/share-bar';
import type { KeyTally } from '@/lib/contract/reading';
import { formatBytes } from '@/lib/format/format-bytes';
import { formatCount } from '@/lib/format/format-count';
import { formatNumber } from '@/lib/format/format-number';
import { formatPercent } from '@/lib/format/format-percent';
import { type Measured, unevenness } from './unevenness';

interface ShardSharesProps {
  tally: KeyTally;
  measured: Measured;
  /** Shards that were read, with or without records. */
  shards: number;
  /** Only what a filter let through is counted: it says nothing of how even the stream is. */
  filtered: boolean;
  /** Whether a key leads to a shard. */
  keysDecide: boolean;
}

const MOST_SHOWN = 20;
/** From twice the even share on a shard is called hot. */
const HOT_RATIO = 2;

/** What each shard got of what was read, the most first. */
export function ShardShares(props: ShardSharesProps) {
  const { tally, measured, shards, filtered, keysDecide } = props;
  const uneven = filtered ? undefined : unevenness(tally, measured, shards);
  const sorted = tally.shards.toSorted((a, b) => b[measured] - a[measured]);
  const tone = (shard: string) =>
    uneven && uneven.ratio >= HOT_RATIO && shard === uneven.shard ? 'lag' : 'write';
  return (
    <section aria-label="Shards" className="flex max-h-74 flex-col overflow-auto">
      <p className="px-4 py-2.5 text-sm text-muted">
        {uneven ? (
          <>
            <ShardMark id={uneven.shard} /> got {formatPercent(uneven.share).text},{' '}
            <span className={uneven.ratio >= HOT_RATIO ? 'font-medium text-lag' : 'text-text'}>
              {formatNumber(uneven.ratio, 1)} times
            </span>{' '}
            the even share of {formatPercent(uneven.evenShare).text}.
            {uneven.ratio >= HOT_RATIO && keysDecide && ' Its keys are the ones to spread.'}
          </>
        ) : filtered ? (
          'Of what matched the filter. Without one, the whole of the reading is compared.'
        ) : (
          'All of it came from one shard.'
        )}
      </p>
      <ul className="flex flex-col pb-2">
        {sorted.slice(0, MOST_SHOWN).map(({ shard, ...sum }) => (
          <li key={shard} className="flex h-7 items-center gap-2 px-4 text-sm">
            <span className="w-28 shrink-0 truncate">
              <ShardMark id={shard} />
            </span>
            <ShareBar
              share={sum[measured] / Math.max(1, tally[measured])}
              tone={tone(shard)}
              className="min-w-8 flex-1"
            />
            <span className="w-20 shrink-0 text-right tabular-nums">
              {measured === 'records' ? formatCount(sum.records) : formatBytes(sum.bytes).text}
            </span>
          </li>
        ))}
      </ul>
      {sorted.length > MOST_SHOWN && (
        <p className="px-4 pb-2 text-xs text-faint">
          and {formatCount(sorted.length - MOST_SHOWN)} more
        </p>
      )}
    </section>
  );
}
