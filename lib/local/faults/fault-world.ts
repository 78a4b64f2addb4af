import {
  KinesisClient,
  type KinesisClientConfig,
  PutRecordCommand,
  PutRecordsCommand,
} from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { z } from 'zod';
import { type Clock, ManualClock } from '@/lib/clock';
import { type LocalService, startLocal } from '@/lib/local/start';

const NOON = Date.parse('2026-01-31T12:00:00Z');
const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

interface FaultWorld {
  local: LocalService;
  /** Stands still at noon; not the one in use where another was given. */
  clock: ManualClock;
  kinesis: KinesisClient;
}

const statisticsSchema = z.object({ Datapoints: z.array(z.object({ Sum: z.number() })) });

const closers: (() => unknown)[] = [];

/** Ends all that a test has opened. */
export async function closeWorlds(): Promise<void> {
  for (const close of closers.splice(0).toReversed()) await close();
}

/** A local service with the streams `flights` of two shards and `other`, and the SDK's client that tries once. */
export async function openFaultWorld(
  options: { clock?: Clock; random?: () => number } = {},
): Promise<FaultWorld> {
  const clock = new ManualClock(NOON);
  const local = await startLocal({
    clock,
    random: () => 0.5,
    streams: [{ name: 'flights', shards: 2 }, { name: 'other' }],
    ...options,
  });
  closers.push(() => local.close());
  return { local, clock, kinesis: clientOf(local) };
}

export function clientOf(local: LocalService, config: KinesisClientConfig = {}): KinesisClient {
  const client = new KinesisClient({
    endpoint: local.endpoints.kinesis,
    requestHandler: new NodeHttpHandler(),
    ...impatient,
    ...config,
  });
  closers.push(() => client.destroy());
  return client;
}

export const impatient = { region: 'us-east-1', credentials: CREDENTIALS, maxAttempts: 1 };

export const put = (StreamName = 'flights', PartitionKey = 'k') =>
  new PutRecordCommand({ StreamName, PartitionKey, Data: Buffer.from('x') });

export const batch = (count: number, StreamName = 'flights') =>
  new PutRecordsCommand({
    StreamName,
    Records: Array.from({ length: count }, (_, n) => ({
      PartitionKey: `${n}`,
      Data: Buffer.from('x'),
    })),
  });

/** The sum of a metric of `flights` over the hour after noon; undefined where there is no data point. */
export function sumOf(local: LocalService, MetricName: string): number | undefined {
  const answer = local.cloudwatch.execute('GetMetricStatistics', {
    Namespace: 'AWS/Kinesis',
    MetricName,
    Dimensions: [{ Name: 'StreamName', Value: 'flights' }],
    StartTime: new Date(NOON),
    EndTime: new Date(NOON + 3_600_000),
    Period: 3_600,
    Statistics: ['Sum'],
  });
  return statisticsSchema.parse(answer).Datapoints[0]?.Sum;
}
