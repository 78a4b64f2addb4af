import {
  type CloudWatchClient,
  GetMetricDataCommand,
  type GetMetricDataOutput,
  type MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import type { MetricWindow } from '@/lib/series/choose-window';
import type { Point } from '@/lib/series/fill-series';
import { orAppError } from '@/lib/to-app-error';

export type Statistic = 'Sum' | 'Maximum' | 'Average';

interface MetricQuery {
  /** Metric name in the namespace AWS/Kinesis. */
  metric: string;
  statistic: Statistic;
  dimensions: Readonly<Record<string, string>>;
}

export interface MetricData {
  /** Points of each query, in the queries' order; each ascending, with no entry where CloudWatch has none. */
  points: Point[][];
  /** GetMetricData calls that were made. */
  calls: number;
}

interface Request {
  queries: readonly MetricQuery[];
  window: MetricWindow;
  signal: AbortSignal;
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
const QUERIES_PER_CALL = 500;
const POINTS_PER_CALL = 100_800;

/**
 * Reads metrics with as few calls as the limits of 500 metrics and 100,800 points a call permit, and pages through.
 * @throws access_denied, credentials_missing, throttled, invalid_input, upstream_timeout, upstream_unavailable
 */
export async function getMetricData(
  client: CloudWatchClient,
  { queries, window, signal }: Request,
): Promise<MetricData> {
  const chunks = chunked(queries, queriesPerCall(window));
  const parts = await Promise.all(
    chunks.map((chunk) => readChunk(client, { queries: chunk, window, signal })),
  );
  return {
    points: parts.flatMap(({ points }) => points),
    calls: parts.reduce((sum, { calls }) => sum + calls, 0),
  };
}

async function readChunk(client: CloudWatchClient, request: Request): Promise<MetricData> {
  const points: Point[][] = request.queries.map(() => []);
  let calls = 0;
  let nextToken: string | undefined;
  do {
    const page: GetMetricDataOutput = await orAppError(
      client.send(toCommand(request, nextToken), { abortSignal: request.signal }),
      { action: 'cloudwatch:GetMetricData' },
    );
    calls++;
    for (const { Id, Timestamps = [], Values = [] } of page.MetricDataResults ?? []) {
      const target = points[Number(Id?.slice(1))];
      for (const [index, timestamp] of Timestamps.entries()) {
        const value = Values[index];
        if (value !== undefined) target?.push({ timestampMs: timestamp.getTime(), value });
      }
    }
    nextToken = page.NextToken;
  } while (nextToken);
  return { points, calls };
}

function toCommand({ queries, window }: Request, nextToken: string | undefined) {
  return new GetMetricDataCommand({
    MetricDataQueries: queries.map((query, index) => toQuery(query, index, window.periodSeconds)),
    StartTime: new Date(window.fromMs),
    EndTime: new Date(window.toMs),
    ScanBy: 'TimestampAscending',
    ...(nextToken && { NextToken: nextToken }),
  });
}

function toQuery(query: MetricQuery, index: number, periodSeconds: number): MetricDataQuery {
  const dimensions = Object.entries(query.dimensions);
  return {
    Id: `m${index}`,
    MetricStat: {
      Metric: {
        Namespace: 'AWS/Kinesis',
        MetricName: query.metric,
        Dimensions: dimensions.map(([Name, Value]) => ({ Name, Value })),
      },
      Period: periodSeconds,
      Stat: query.statistic,
    },
  };
}

function queriesPerCall({ fromMs, toMs, periodSeconds }: MetricWindow): number {
  const pointsPerQuery = Math.max(1, Math.ceil((toMs - fromMs) / (periodSeconds * 1_000)));
  return Math.max(1, Math.min(QUERIES_PER_CALL, Math.floor(POINTS_PER_CALL / pointsPerQuery)));
}

function chunked<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
