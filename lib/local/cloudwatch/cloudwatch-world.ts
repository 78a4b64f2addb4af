import {
  CloudWatchClient,
  GetMetricDataCommand,
  type GetMetricDataCommandInput,
  type MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import { ManualClock } from '@/lib/clock';
import type { Observation } from '@/lib/local/metering';
import { type CloudWatch, createCloudWatch } from './create-cloudwatch';
import { startCloudWatch } from './start-cloudwatch';

export const MINUTE = 60_000;
export const DAY = 86_400_000;
export const NOON = Date.parse('2026-01-31T12:00:00Z');

/** A local CloudWatch at noon of a known day, with a few metrics, and the SDK's client for it: what the tests stand on. */
export async function openWorld() {
  const clock = new ManualClock(NOON);
  const cloudWatch = createCloudWatch({ clock });
  seed(cloudWatch);
  const server = await startCloudWatch({ cloudWatch, clock });
  const client = new CloudWatchClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    // A client whose clock is wrong asks twice when it is refused, and this clock is never right.
    maxAttempts: 1,
  });

  const ask = async (queries: MetricDataQuery[], change: Partial<GetMetricDataCommandInput> = {}) =>
    await client.send(
      new GetMetricDataCommand({
        MetricDataQueries: queries,
        StartTime: new Date(NOON - 10 * MINUTE),
        EndTime: new Date(NOON),
        ScanBy: 'TimestampAscending',
        ...change,
      }),
    );

  return {
    clock,
    cloudWatch,
    client,
    url: server.url,
    ask,
    /** The values of each result, from the ten minutes before noon. */
    values: async (...queries: MetricDataQuery[]) => {
      const { MetricDataResults = [] } = await ask(queries);
      return MetricDataResults.map(({ Values }) => Values);
    },
    /** The points of the last result as pairs of minute and value. */
    points: async (...asked: Parameters<typeof ask>) => {
      const { Timestamps = [], Values = [] } =
        (await ask(...asked)).MetricDataResults?.at(-1) ?? {};
      return Timestamps.map((time, index) => [time.toISOString().slice(11, 16), Values[index]]);
    },
    close: async () => {
      client.destroy();
      await server.close();
    },
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;

interface Change {
  name?: string;
  stream?: string;
  Period?: number;
}

/** A query for a stream's metric: IncomingRecords of flights by the minute, unless changed. */
export const stat = (Id: string, Stat: string, change: Change = {}) => ({
  Id,
  MetricStat: {
    Metric: {
      Namespace: 'AWS/Kinesis',
      MetricName: change.name ?? 'IncomingRecords',
      Dimensions: [{ Name: 'StreamName', Value: change.stream ?? 'flights' }],
    },
    Stat,
    Period: change.Period ?? 60,
  },
});

/** Minutes 11:50 to 11:59 without 11:55; a latency with many values; a shard; days long past. */
function seed(cloudWatch: CloudWatch): void {
  function observe(minutesBefore: number, value: number, change: Partial<Observation> = {}): void {
    const timeMs = NOON - minutesBefore * MINUTE;
    const metric = 'IncomingRecords';
    cloudWatch.record({ metric, streamName: 'flights', value, unit: 'Count', timeMs, ...change });
  }
  for (const minute of [10, 9, 8, 7, 6, 4, 3, 2, 1]) {
    observe(minute, minute * 10);
    observe(minute - 0.5, 2);
  }
  for (let value = 1; value <= 100; value++) {
    observe(1, value, { metric: 'GetRecords.Latency', unit: 'Milliseconds' });
  }
  observe(5, 7, { shardId: 'shardId-000000000000' });
  observe(2, 3, { streamName: 'other' });
  for (const minute of [0, 1, 2]) observe((20 * DAY) / MINUTE - minute, 5, { metric: 'Old' });
}
