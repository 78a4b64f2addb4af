import type { MetricWindow } from './choose-window';

export interface Point {
  /** Start of the period. */
  timestampMs: number;
  value: number;
}

/** The start of every period of a window, ascending and without holes. */
export function denseTimestamps({ fromMs, toMs, periodSeconds }: MetricWindow): number[] {
  const count = Math.max(0, Math.ceil((toMs - fromMs) / (periodSeconds * 1_000)));
  return Array.from({ length: count }, (_, index) => fromMs + index * periodSeconds * 1_000);
}

/** One value for every timestamp; null, never zero, where there is no point. Points come in any order. */
export function fillSeries(
  timestampsMs: readonly number[],
  points: Iterable<Point>,
): (number | null)[] {
  const byTime = new Map<number, number>();
  for (const { timestampMs, value } of points) byTime.set(timestampMs, value);
  return timestampsMs.map((timestampMs) => byTime.get(timestampMs) ?? null);
}

/** Turns sums over a period into rates per second; gaps stay gaps. */
export function sumsToRates(
  sums: readonly (number | null)[],
  periodSeconds: number,
): (number | null)[] {
  return sums.map((sum) => (sum === null ? null : sum / periodSeconds));
}
