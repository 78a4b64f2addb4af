import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import { createCloudWatch } from '@/lib/local/cloudwatch/create-cloudwatch';
import { startCloudWatch } from '@/lib/local/cloudwatch/start-cloudwatch';
import { getMetricData } from './get-metric-data';

const NOON = Date.parse('2026-03-01T12:00:00Z');
const MINUTE_MS = 60_000;
const { signal } = new AbortController();
const clock = new ManualClock(NOON);
const cloudWatch = createCloudWatch({ clock });
let client: CloudWatchClient;
let close: () => Promise<void>;

beforeAll(async () => {
  const server = await startCloudWatch({ cloudWatch, clock });
  close = () => server.close();
  client = new CloudWatchClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: new NodeHttpHandler(),
  });
});
afterAll(() => {
  client.destroy();
  return close();
});

function query(streamName: string) {
  return {
    metric: 'IncomingBytes',
    statistic: 'Sum',
    dimensions: { StreamName: streamName },
  } as const;
}

function observe(streamName: string, minutesAgo: number, value: number) {
  const timeMs = NOON - minutesAgo * MINUTE_MS;
  cloudWatch.record({ metric: 'IncomingBytes', streamName, value, unit: 'Bytes', timeMs });
}

const lastMinutes = (minutes: number) => ({
  fromMs: NOON - minutes * MINUTE_MS,
  toMs: NOON,
  periodSeconds: 60,
});

test('points come ascending, in the order of the queries, with no entry for a gap', async () => {
  observe('a', 3, 7);
  observe('a', 1, 9);
  observe('b', 2, 5);
  const queries = [query('b'), query('none'), query('a')];
  const { points, calls } = await getMetricData(client, {
    queries,
    window: lastMinutes(5),
    signal,
  });
  expect(points).toEqual([
    [{ timestampMs: NOON - 2 * MINUTE_MS, value: 5 }],
    [],
    [
      { timestampMs: NOON - 3 * MINUTE_MS, value: 7 },
      { timestampMs: NOON - MINUTE_MS, value: 9 },
    ],
  ]);
  expect(calls).toBe(1);
});

test.each([
  [500, 60, 1],
  [501, 60, 2],
  [1_001, 5, 3],
  [70, 1_440, 1],
  [71, 1_440, 2],
])('%i metrics over %i minutes take %i calls', async (count, minutes, expected) => {
  observe('last', 1, 3);
  const queries = Array.from({ length: count }, (_, index) =>
    query(index === count - 1 ? 'last' : `s${index}`),
  );
  const { points, calls } = await getMetricData(client, {
    queries,
    window: lastMinutes(minutes),
    signal,
  });
  expect(calls).toBe(expected);
  expect(points).toHaveLength(count);
  expect(points.at(-1)).toHaveLength(1);
});

test('nothing asked for is no call', async () => {
  const nothing = await getMetricData(client, { queries: [], window: lastMinutes(5), signal });
  expect(nothing).toEqual({ points: [], calls: 0 });
});
