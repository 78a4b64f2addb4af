import type { SearchRange } from '@/components/records/records-params';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const BACK_MS: Readonly<Record<Exclude<SearchRange, 'all' | 'exact'>, number>> = {
  '5m': 5 * MINUTE_MS,
  '15m': 15 * MINUTE_MS,
  '1h': HOUR_MS,
  '3h': 3 * HOUR_MS,
  '6h': 6 * HOUR_MS,
  '12h': 12 * HOUR_MS,
  '1d': 24 * HOUR_MS,
};

export interface RangeChoice {
  range: SearchRange;
  /** ISO 8601, for `exact`. */
  since: string;
  /** ISO 8601, for `exact`; empty for now. */
  until: string;
}

export interface ExactRange {
  fromMs: number;
  toMs: number;
}

export type RangeFault = { field: 'since' | 'until'; message: string };

/** The span of time that is meant, at this moment; a fault where it is none. Retention bounds `all`. */
export function exactRange(
  { range, since, until }: RangeChoice,
  nowMs: number,
  retentionHours: number | undefined,
): ExactRange | RangeFault {
  if (range === 'all') {
    return { fromMs: Math.max(0, nowMs - (retentionHours ?? 24 * 365) * HOUR_MS), toMs: nowMs };
  }
  if (range !== 'exact') return { fromMs: nowMs - BACK_MS[range], toMs: nowMs };
  const fromMs = Date.parse(since);
  const toMs = until === '' ? nowMs : Math.min(nowMs, Date.parse(until));
  if (Number.isNaN(fromMs)) return { field: 'since', message: 'Give the start of the range.' };
  if (Number.isNaN(toMs)) return { field: 'until', message: 'This is no time.' };
  if (fromMs > nowMs) return { field: 'since', message: 'This lies in the future.' };
  if (fromMs >= toMs) return { field: 'until', message: 'The end is not after the start.' };
  return { fromMs, toMs };
}

export const isFault = (range: ExactRange | RangeFault): range is RangeFault => 'field' in range;
