import { shortenShardId } from '@/lib/format/shorten-middle';
import type { Segment } from './hash-segments';

/** Narrower segments get no name under them; pointing at them still gives it. */
const NAMED_SHARE = 0.06;
const QUARTERS = ['0', '¼', '½', '¾', '2¹²⁸'];

/** Names under the segments where there is room, and the quarters of the key space. */
export function MapLabels({ segments }: { segments: readonly Segment[] }) {
  const named = segments.filter(({ start, end }) => end - start >= NAMED_SHARE);
  return (
    <div aria-hidden className="text-2xs text-faint">
      <div className="relative mt-1 h-4 overflow-hidden font-mono">
        {named.map(({ shard, start, end }) => (
          <span
            key={shard.id}
            className="absolute truncate text-center"
            style={{ left: `${start * 100}%`, width: `${(end - start) * 100}%` }}
          >
            {shortenShardId(shard.id).replace('shardId-', '')}
          </span>
        ))}
      </div>
      <div className="flex justify-between">
        {QUARTERS.map((quarter) => (
          <span key={quarter} className="w-8 text-center first:text-left last:text-right">
            {quarter}
          </span>
        ))}
      </div>
    </div>
  );
}
