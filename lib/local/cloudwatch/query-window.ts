import { finestKept } from '@/lib/series/choose-period';
import type { SeriesWindow } from './aged-series';
import { CloudWatchFault } from './cloudwatch-fault';

interface Asked {
  startMs: number;
  endMs: number;
  periodSeconds: number;
  nowMs: number;
}

/**
 * The periods that a request covers: the start is rounded down to what is kept of that age and to a whole period.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export function queryWindow({ startMs, endMs, periodSeconds, nowMs }: Asked): SeriesWindow {
  const keptMs = finestKept(startMs, nowMs) * 1_000;
  const periodMs = periodSeconds * 1_000;
  const roundedMs = Math.floor(startMs / keptMs) * keptMs;
  return { fromMs: Math.floor(roundedMs / periodMs) * periodMs, toMs: endMs, periodMs };
}

/** @throws CloudWatchFault when a request ends before it starts */
export function checkOrder(startMs: number, endMs: number): void {
  if (startMs < endMs) return;
  throw new CloudWatchFault(
    'ValidationException',
    'The parameter StartTime must be less than the parameter EndTime.',
  );
}
