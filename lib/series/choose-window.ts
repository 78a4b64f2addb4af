import type { Range } from '@/lib/contract/metrics';
import { choosePeriod, finestKept } from './choose-period';
import { RANGE_MS } from './range-ms';

/** What to ask CloudWatch for: `fromMs` inclusive, `toMs` exclusive, both multiples of the period. */
export interface MetricWindow {
  fromMs: number;
  toMs: number;
  periodSeconds: number;
}

/** Points of one series, at most, when the period is the caller's choice. */
const MAX_ASKED_POINTS = 1_440;

interface Asked {
  nowMs: number;
  /** The caller's own choice of period, a multiple of 60; chosen by the length of the window when absent. */
  periodSeconds?: number;
}

/** The window that ends with the period in progress and is exactly as long as the range. */
export function rangeWindow({
  range,
  nowMs,
  periodSeconds,
}: Asked & { range: Range }): MetricWindow {
  const span = { fromMs: nowMs - RANGE_MS[range], toMs: nowMs, nowMs };
  const period = agreedPeriod(span, periodSeconds);
  const toMs = Math.ceil(nowMs / (period * 1_000)) * period * 1_000;
  return { fromMs: toMs - RANGE_MS[range], toMs, periodSeconds: period };
}

/** The window that holds all of fromMs to toMs, widened outwards to whole periods. */
export function spanWindow(asked: Asked & { fromMs: number; toMs: number }): MetricWindow {
  const period = agreedPeriod(asked, asked.periodSeconds);
  const periodMs = period * 1_000;
  const fromMs = Math.floor(asked.fromMs / periodMs) * periodMs;
  const toMs = Math.max(Math.ceil(asked.toMs / periodMs) * periodMs, fromMs + periodMs);
  return { fromMs, toMs, periodSeconds: period };
}

/** A period that is asked for holds unless CloudWatch no longer keeps it or it would give too many points. */
function agreedPeriod(
  span: { fromMs: number; toMs: number; nowMs: number },
  asked?: number,
): number {
  const chosen = choosePeriod(span);
  if (asked === undefined || asked >= chosen) return asked ?? chosen;
  const tooFine = asked < finestKept(span.fromMs, span.nowMs);
  const tooMany = span.toMs - span.fromMs > MAX_ASKED_POINTS * asked * 1_000;
  return tooFine || tooMany ? chosen : asked;
}
