import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { SERIES_IDS, type Series } from '@/lib/contract/metrics';
import type { MetricWindow } from '@/lib/series/choose-window';
import { denseTimestamps, fillSeries, sumsToRates } from '@/lib/series/fill-series';
import { getMetricData } from './get-metric-data';
import { isRate, STREAM_SERIES } from './stream-series';

export interface StreamMetrics {
  timestampsMs: number[];
  series: Series[];
  /** GetMetricData calls that were made, and the metrics that they asked for. */
  calls: number;
  metrics: number;
}

interface Request {
  stream: string;
  window: MetricWindow;
  signal: AbortSignal;
}

/**
 * Every series of one stream over a window: gaps stay null, records and bytes are rates per second.
 * @throws access_denied, credentials_missing, throttled, upstream_timeout, upstream_unavailable
 */
export async function getStreamMetrics(
  client: CloudWatchClient,
  { stream, window, signal }: Request,
): Promise<StreamMetrics> {
  const queries = SERIES_IDS.map((id) => ({
    metric: STREAM_SERIES[id].metric,
    statistic: STREAM_SERIES[id].statistic,
    dimensions: { StreamName: stream },
  }));
  const { points, calls } = await getMetricData(client, { queries, window, signal });
  const timestampsMs = denseTimestamps(window);
  const series = SERIES_IDS.map((id, index): Series => {
    const values = fillSeries(timestampsMs, points[index] ?? []);
    return {
      id,
      ...STREAM_SERIES[id],
      values: isRate(id) ? sumsToRates(values, window.periodSeconds) : values,
    };
  });
  return { timestampsMs, series, calls, metrics: queries.length };
}
