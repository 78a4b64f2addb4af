import { downsample } from '@/lib/series/downsample';
import type { ChartData } from './chart-series';

/** One instant of a chart. `done` are settled values by series id, `tail` those that may still change. */
export interface ChartRow {
  atMs: number;
  done: Readonly<Record<string, number | null>>;
  tail: Readonly<Record<string, number | null>>;
}

/**
 * At most 300 rows, extremes and gaps kept. The tail starts at the last settled row, so that its line joins on.
 */
export function chartRows(
  data: Pick<ChartData, 'timestampsMs' | 'series' | 'provisionalFromMs'>,
): ChartRow[] {
  const { timestampsMs, series, provisionalFromMs } = data;
  const kept = downsample(series.map(({ values }) => values));
  const isTail = (index: number | undefined) =>
    index !== undefined && (timestampsMs[index] ?? 0) >= provisionalFromMs;
  return kept.map((index, position) => {
    const done: Record<string, number | null> = {};
    const tail: Record<string, number | null> = {};
    for (const { id, values } of series) {
      const value = values[index] ?? null;
      done[id] = isTail(index) ? null : value;
      tail[id] = isTail(index) || isTail(kept[position + 1]) ? value : null;
    }
    return { atMs: timestampsMs[index] ?? 0, done, tail };
  });
}

/** The index of the newest settled period; -1 when every period may still change. */
export function newestSettled({
  timestampsMs,
  provisionalFromMs,
}: Pick<ChartData, 'timestampsMs' | 'provisionalFromMs'>): number {
  return timestampsMs.findLastIndex((atMs) => atMs < provisionalFromMs);
}

/** The index of the timestamp nearest to an instant; timestamps ascend evenly. */
export function nearestIndex(timestampsMs: readonly number[], atMs: number): number {
  const first = timestampsMs[0] ?? 0;
  const last = timestampsMs.at(-1) ?? first;
  if (last <= first) return 0;
  const share = (atMs - first) / (last - first);
  return Math.min(
    timestampsMs.length - 1,
    Math.max(0, Math.round(share * (timestampsMs.length - 1))),
  );
}
