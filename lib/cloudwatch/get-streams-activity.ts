import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { StreamActivity } from '@/lib/contract/metrics';
import { denseTimestamps, fillSeries, sumsToRates } from '@/lib/series/fill-series';
import { provisionalFrom } from '@/lib/series/provisional-from';
import { getMetricData } from './get-metric-data';
import { isRate, STREAM_SERIES } from './stream-series';
import {
  ACTIVITY_SERIES,
  type ActivitySeriesId,
  type ActivityStream,
  toStreamActivity,
} from './to-stream-activity';

const PERIOD_SECONDS = 60;
const SPARKLINE_MS = 3_600_000;

interface Request {
  streams: readonly ActivityStream[];
  nowMs: number;
  signal: AbortSignal;
}

/**
 * What goes on in streams: figures of the newest five complete minutes, an hour of sparkline, and health.
 * One GetMetricData call for 50 streams. `asOfMs` is the end of the newest complete minute.
 * @throws access_denied, credentials_missing, throttled, upstream_timeout, upstream_unavailable
 */
export async function getStreamsActivity(
  client: CloudWatchClient,
  { streams, nowMs, signal }: Request,
): Promise<{ asOfMs: number; rows: StreamActivity[] }> {
  const asOfMs = provisionalFrom(nowMs, PERIOD_SECONDS);
  const window = { fromMs: asOfMs - SPARKLINE_MS, toMs: asOfMs, periodSeconds: PERIOD_SECONDS };
  const queries = streams.flatMap(({ name }) =>
    ACTIVITY_SERIES.map((id) => ({ ...STREAM_SERIES[id], dimensions: { StreamName: name } })),
  );
  const { points } = await getMetricData(client, { queries, window, signal });
  const timestampsMs = denseTimestamps(window);
  const rows = streams.map((stream, row) =>
    toStreamActivity(stream, timestampsMs, (id: ActivitySeriesId) => {
      const index = row * ACTIVITY_SERIES.length + ACTIVITY_SERIES.indexOf(id);
      const values = fillSeries(timestampsMs, points[index] ?? []);
      return isRate(id) ? sumsToRates(values, PERIOD_SECONDS) : values;
    }),
  );
  return { asOfMs, rows };
}
