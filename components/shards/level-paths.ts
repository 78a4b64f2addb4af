import type { ShardActivity } from '@/lib/contract/shard';
import type { Segment } from './hash-segments';
import { LOAD_LEVELS, type LoadLevel, loadLevel } from './load-level';

/** Width of the picture in its own units; the browser stretches it. */
export const MAP_WIDTH = 10_000;
export const MAP_HEIGHT = 32;

/** One SVG path for all segments of a load level: ten thousand shards are seven elements, not ten thousand. */
export function levelPaths(
  segments: readonly Segment[],
  activity: ReadonlyMap<string, ShardActivity>,
): { level: LoadLevel; path: string }[] {
  const parts = new Map<LoadLevel, string[]>();
  for (const { shard, start, end } of segments) {
    const level = loadLevel(activity.get(shard.id)?.capacityShare);
    const boxes = parts.get(level);
    if (boxes) boxes.push(boxPath(start, end));
    else parts.set(level, [boxPath(start, end)]);
  }
  return LOAD_LEVELS.flatMap((level) => {
    const path = parts.get(level)?.join('');
    return path ? [{ level, path }] : [];
  });
}

export function boxPath(start: number, end: number): string {
  const x = (start * MAP_WIDTH).toFixed(1);
  const width = ((end - start) * MAP_WIDTH).toFixed(1);
  return `M${x} 0h${width}v${MAP_HEIGHT}h-${width}z`;
}
