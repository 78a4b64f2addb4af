import 'server-only';
import type { z } from 'zod';
import { getStreamMetrics } from '@/lib/cloudwatch/get-stream-metrics';
import type { MetricsAnswer } from '@/lib/contract/metrics';
import { invalidField } from '@/lib/errors';
import { streamCapacity } from '@/lib/series/capacity';
import { type MetricWindow, rangeWindow, spanWindow } from '@/lib/series/choose-window';
import { provisionalFrom } from '@/lib/series/provisional-from';
import type { ConnectionDeps } from './connection-deps';
import type { metricsQuerySchema } from './query-schemas';

/** @see https://aws.amazon.com/cloudwatch/pricing/ */
const METRICS_PER_USD = 100_000;
const HOUR_MS = 3_600_000;

type Query = z.output<typeof metricsQuerySchema>;

interface Question {
  stream: string;
  query: Query;
  signal: AbortSignal;
}

/**
 * CloudWatch series of a stream over a window, with the limits to draw beside them. Who asks the same within
 * some seconds shares the answer, and pays for nothing.
 * @throws invalid_input for a window in the future, stream_not_found, and what CloudWatch throws
 */
export async function readMetrics(
  deps: ConnectionDeps,
  { stream, query, signal }: Question,
): Promise<MetricsAnswer> {
  const window = windowOf(query, deps.clock.now());
  const detail = await deps.stream(stream, signal);
  const { fromMs, toMs, periodSeconds } = window;
  const { value, shared } = await deps.metrics.get(
    [stream, fromMs, toMs, periodSeconds].join('/'),
    signal,
    (own) => getStreamMetrics(deps.clients.cloudwatch, { stream, window, signal: own }),
  );
  const metrics = shared ? 0 : value.metrics;
  return {
    stream,
    fromMs,
    toMs,
    periodSeconds,
    timestampsMs: value.timestampsMs,
    provisionalFromMs: provisionalFrom(deps.clock.now(), periodSeconds),
    series: value.series,
    capacity: streamCapacity(detail.openShards),
    retentionMs: detail.retentionHours * HOUR_MS,
    ownReads: deps.ownReads.within(stream, window),
    cost: { calls: shared ? 0 : value.calls, metrics, estimatedUsd: metrics / METRICS_PER_USD },
  };
}

function windowOf({ range, from, to, period }: Query, nowMs: number): MetricWindow {
  const asked = { nowMs, ...(period !== 'auto' && { periodSeconds: Number(period) }) };
  if (from === undefined || to === undefined)
    return rangeWindow({ range: range ?? '1h', ...asked });
  if (from > nowMs) throw invalidField('from', 'lies in the future');
  return spanWindow({ fromMs: from, toMs: Math.min(to, nowMs), ...asked });
}
