'use client';

import { type PointerEvent, useMemo } from 'react';
import type { ShardActivity } from '@/lib/contract/shard';
import { formatPercent } from '@/lib/format/format-percent';
import { type Segment, segmentAt } from './hash-segments';
import { MapLabels } from './map-labels';
import { MapPicture } from './map-picture';

interface HashMapProps {
  /** In the order of their ranges. */
  segments: readonly Segment[];
  activity: ReadonlyMap<string, ShardActivity>;
  /** The shard that is pointed at or chosen. */
  currentId: string | undefined;
  /** Where a looked-up key lies, 0 to 1. */
  keyPosition: number | undefined;
  onPoint: (shardId: string | undefined) => void;
  onSelect: (shardId: string) => void;
}

/** The key space as a bar of open shards: width is share, depth of colour is load. Arrow keys go from shard to shard. */
export function HashMap(props: HashMapProps) {
  const { segments, activity, currentId, keyPosition, onPoint, onSelect } = props;
  const index = useMemo(
    () => segments.findIndex(({ shard }) => shard.id === currentId),
    [segments, currentId],
  );
  const current = segments[index];

  const segmentUnder = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return segments[segmentAt(segments, (event.clientX - box.left) / box.width)];
  };
  const select = (segment: Segment | undefined) => {
    if (segment) onSelect(segment.shard.id);
  };

  return (
    <div className="px-4">
      <div className="relative h-8 rounded-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-text">
        <MapPicture segments={segments} activity={activity} current={current} />
        {keyPosition !== undefined && (
          <span
            className="pointer-events-none absolute -inset-y-1.5 border-l-2 border-own"
            style={{ left: `${keyPosition * 100}%` }}
          />
        )}
        <input
          type="range"
          aria-label="Open shards by hash key"
          min={0}
          max={segments.length - 1}
          value={Math.max(0, index)}
          aria-valuetext={current ? describe(current, activity) : 'no shard chosen'}
          onChange={(event) => select(segments[event.target.valueAsNumber])}
          onPointerMove={(event) => onPoint(segmentUnder(event)?.shard.id)}
          onPointerLeave={() => onPoint(undefined)}
          onPointerDown={(event) => {
            // The browser's own dragging takes all segments for equally wide.
            event.preventDefault();
            event.currentTarget.focus();
            select(segmentUnder(event));
          }}
          className="absolute inset-0 size-full cursor-crosshair opacity-0"
        />
      </div>
      <MapLabels segments={segments} />
    </div>
  );
}

function describe({ shard }: Segment, activity: ReadonlyMap<string, ShardActivity>): string {
  const load = activity.get(shard.id)?.capacityShare ?? null;
  const share = `${shard.id}, ${formatPercent(shard.hashShare).text} of the keys`;
  return load === null ? share : `${share}, load ${formatPercent(load).text}`;
}
