import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { ShardActivity } from '@/lib/contract/shard';
import { denseTimestamps, fillSeries, sumsToRates } from '@/lib/series/fill-series';
import { provisionalFrom } from '@/lib/series/provisional-from';
import { getMetricData, type Statistic } from './get-metric-data';
import { mean, newest, total, worstShare } from './window-figures';

const PERIOD_SECONDS = 60;
export const SHARDS_WINDOW_SECONDS = 300;

/** @see https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html */
const SHARD_METRICS = [
  'IncomingRecords',
  'IncomingBytes',
  'OutgoingBytes',
  'IteratorAgeMilliseconds',
  'WriteProvisionedThroughputExceeded',
  'ReadProvisionedThroughputExceeded',
] as const;
type ShardMetric = (typeof SHARD_METRICS)[number];
type Values = (number | null)[];

interface Request {
  stream: string;
  shards: readonly string[];
  /** Shard-level metrics that are switched on; others are not asked for, and stay null. */
  enhancedMetrics: readonly string[];
  nowMs: number;
  signal: AbortSignal;
}

/**
 * Figures of shards over the newest five complete minutes, from enhanced metrics.
 * `asOfMs` is the end of the newest complete minute.
 * @throws access_denied, credentials_missing, throttled, upstream_timeout, upstream_unavailable
 */
export async function getShardsActivity(
  client: CloudWatchClient,
  { stream, shards, enhancedMetrics, nowMs, signal }: Request,
): Promise<{ asOfMs: number; rows: ShardActivity[] }> {
  const asOfMs = provisionalFrom(nowMs, PERIOD_SECONDS);
  const window = {
    fromMs: asOfMs - SHARDS_WINDOW_SECONDS * 1_000,
    toMs: asOfMs,
    periodSeconds: PERIOD_SECONDS,
  };
  const metrics = SHARD_METRICS.filter(
    (metric) => enhancedMetrics.includes(metric) || enhancedMetrics.includes('ALL'),
  );
  const queries = shards.flatMap((shard) =>
    metrics.map((metric) => ({
      metric,
      statistic: statisticOf(metric),
      dimensions: { StreamName: stream, ShardId: shard },
    })),
  );
  const { points } = await getMetricData(client, { queries, window, signal });
  const timestampsMs = denseTimestamps(window);
  const rows = shards.map((shard, row) =>
    toShardActivity(shard, (metric) => {
      const column = metrics.indexOf(metric);
      const found = column < 0 ? [] : points[row * metrics.length + column];
      return fillSeries(timestampsMs, found ?? []);
    }),
  );
  return { asOfMs, rows };
}

const statisticOf = (metric: ShardMetric): Statistic =>
  metric === 'IteratorAgeMilliseconds' ? 'Maximum' : 'Sum';

function toShardActivity(shard: string, valuesOf: (metric: ShardMetric) => Values): ShardActivity {
  const records = sumsToRates(valuesOf('IncomingRecords'), PERIOD_SECONDS);
  const bytes = sumsToRates(valuesOf('IncomingBytes'), PERIOD_SECONDS);
  return {
    shard,
    incomingRecordsPerSecond: mean(records),
    incomingBytesPerSecond: mean(bytes),
    outgoingBytesPerSecond: mean(sumsToRates(valuesOf('OutgoingBytes'), PERIOD_SECONDS)),
    iteratorAgeMs: newest(valuesOf('IteratorAgeMilliseconds')),
    writeThrottledRecords: total(valuesOf('WriteProvisionedThroughputExceeded')),
    readThrottledCalls: total(valuesOf('ReadProvisionedThroughputExceeded')),
    capacityShare: worstShare(records, bytes, 1),
  };
}
