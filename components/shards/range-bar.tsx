import { clsx } from 'clsx';
import type { Shard } from '@/lib/contract/shard';
import { positionOf } from './hash-segments';

const MIN_WIDTH_PERCENT = 0.8;

/** Where a shard's range lies in the key space; the columns beside it say the same in figures. */
export function RangeBar({ shard }: { shard: Shard }) {
  const start = positionOf(BigInt(shard.startingHashKey)) * 100;
  const width = Math.max(MIN_WIDTH_PERCENT, shard.hashShare * 100);
  return (
    <span aria-hidden className="relative block h-2 w-full min-w-12 rounded-sm bg-raised">
      <span
        className={clsx(
          'absolute inset-y-0 rounded-sm',
          shard.state === 'open' ? 'bg-write' : 'bg-line-strong',
        )}
        style={{ left: `${Math.min(start, 100 - MIN_WIDTH_PERCENT)}%`, width: `${width}%` }}
      />
    </span>
  );
}
