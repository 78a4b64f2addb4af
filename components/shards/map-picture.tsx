import { memo, useMemo } from 'react';
import type { ShardActivity } from '@/lib/contract/shard';
import type { Segment } from './hash-segments';
import { boxPath, levelPaths, MAP_HEIGHT, MAP_WIDTH } from './level-paths';
import { LEVEL_FILL } from './load-legend';

/** With more shards than this a border around each would leave nothing of them. */
const BORDERED_SHARDS = 400;

interface MapPictureProps {
  segments: readonly Segment[];
  activity: ReadonlyMap<string, ShardActivity>;
  current: Segment | undefined;
}

export const MapPicture = memo(function MapPicture({
  segments,
  activity,
  current,
}: MapPictureProps) {
  const paths = useMemo(() => levelPaths(segments, activity), [segments, activity]);
  const stroke = segments.length <= BORDERED_SHARDS ? 'stroke-surface' : '';
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`}
      preserveAspectRatio="none"
      className="block size-full overflow-visible"
    >
      {paths.map(({ level, path }) => (
        <path
          key={level}
          d={path}
          strokeWidth={2}
          vectorEffect="non-scaling-stroke"
          className={`${LEVEL_FILL[level]} ${stroke}`}
        />
      ))}
      {current && (
        <path
          d={boxPath(current.start, current.end)}
          strokeWidth={2}
          vectorEffect="non-scaling-stroke"
          className="fill-none stroke-text"
        />
      )}
    </svg>
  );
});
