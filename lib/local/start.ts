import { type Clock, systemClock } from '@/lib/clock';
import { type CloudWatch, createCloudWatch } from '@/lib/local/cloudwatch/create-cloudwatch';
import { startCloudWatch } from '@/lib/local/cloudwatch/start-cloudwatch';
import { startDynamoDb } from '@/lib/local/dynamodb/start-dynamodb';
import { Faults } from '@/lib/local/faults/faults';
import { cloudwatchFront, kinesisFront } from '@/lib/local/faults/service-front';
import {
  createKinesisEngine,
  type EngineOptions,
  type KinesisEngine,
  type NewStream,
} from '@/lib/local/kinesis/create-kinesis-engine';
import { startKinesis } from '@/lib/local/kinesis/start-kinesis';
import { Scenarios } from '@/lib/local/scenarios/scenarios';
import type { Listening } from '@/lib/local/wire/listen';
import { Pace } from '@/lib/local/workload/pace';

export type LocalServiceName = 'kinesis' | 'cloudwatch' | 'dynamodb';

type EngineSettings = Pick<EngineOptions, 'limits' | 'memoryCapBytes' | 'stateDurations' | 'log'>;

export interface LocalOptions extends EngineSettings {
  /** Default: the system's. */
  clock?: Clock;
  /** 0 or nothing takes a free port. */
  ports?: Partial<Record<LocalServiceName, number>>;
  /** From 0 up to but not including 1; decides which calls and records a fault strikes. */
  random?: () => number;
  /** Streams that are there from the start, active. */
  streams?: readonly (NewStream & { name: string })[];
}

export interface LocalService {
  /** Addresses on 127.0.0.1, as the SDK's clients take them. */
  endpoints: Readonly<Record<LocalServiceName, string>>;
  engine: KinesisEngine;
  cloudwatch: CloudWatch;
  clock: Clock;
  faults: Faults;
  scenarios: Scenarios;
  /** To be handed to the traffic, so that a scenario can slow its consumers down. */
  pace: Pace;
  /** Ends scenarios and every connections at once and frees the ports. */
  close(): Promise<void>;
}

/** One of the local servers did not start, most often because its port is in use. */
export class LocalStartError extends Error {
  readonly service: LocalServiceName;

  constructor(service: LocalServiceName, cause: unknown) {
    super(`the local ${service} did not start`, { cause });
    this.name = 'LocalStartError';
    this.service = service;
  }
}

/**
 * Starts Kinesis, CloudWatch and DynamoDB in this process, in memory and on 127.0.0.1 alone.
 * What Kinesis does is metered into CloudWatch, on the one clock.
 * DynamoDB's own module is loaded by the first request to it: whoever asks nothing of it does not wait for it.
 * @throws LocalStartError when one of them does not start; none is left running then
 */
export async function startLocal(options: LocalOptions = {}): Promise<LocalService> {
  const { clock = systemClock, ports = {}, streams = [], ...settings } = options;
  const cloudwatch = createCloudWatch({ clock });
  const faults = new Faults({ clock, metrics: cloudwatch, random: options.random });
  const engine = createKinesisEngine({
    ...settings,
    clock,
    meter: cloudwatch,
    recordError: (streamName, shardId) => faults.recordError(streamName, shardId),
  });
  for (const { name, ...stream } of streams) engine.createStream(name, stream);

  const servers = await startAll({
    kinesis: () =>
      startKinesis({ engine, port: ports.kinesis ?? 0, ...kinesisFront(faults, engine) }),
    cloudwatch: () =>
      startCloudWatch({
        cloudWatch: cloudwatch,
        port: ports.cloudwatch ?? 0,
        ...cloudwatchFront(faults),
      }),
    dynamodb: () => startDynamoDb({ port: ports.dynamodb ?? 0 }),
  });
  const pace = new Pace();
  const log = options.log ?? (() => undefined);
  const scenarios = new Scenarios({ engine, faults, pace, clock }, log);
  return {
    endpoints: {
      kinesis: servers.kinesis.url,
      cloudwatch: servers.cloudwatch.url,
      dynamodb: servers.dynamodb.url,
    },
    engine,
    cloudwatch,
    clock,
    faults,
    scenarios,
    pace,
    async close() {
      // Not awaited: a way back may wait for a clock that stands still, and what it restores is going anyway.
      void scenarios.stopAll();
      faults.clear();
      await closeAll(Object.values(servers));
    },
  };
}

type Starts = Readonly<Record<LocalServiceName, () => Promise<Listening>>>;

/** Starts them side by side; when one fails the others are closed again. */
async function startAll(starts: Starts): Promise<Record<LocalServiceName, Listening>> {
  const start = async (service: LocalServiceName) => {
    try {
      return await starts[service]();
    } catch (cause) {
      throw new LocalStartError(service, cause);
    }
  };
  const attempts = [start('kinesis'), start('cloudwatch'), start('dynamodb')] as const;
  const outcomes = await Promise.allSettled(attempts);
  if (outcomes.some(({ status }) => status === 'rejected')) {
    await closeAll(outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
  }
  const [kinesis, cloudwatch, dynamodb] = await Promise.all(attempts);
  return { kinesis, cloudwatch, dynamodb };
}

async function closeAll(servers: readonly Listening[]): Promise<void> {
  await Promise.all(servers.map((server) => server.close()));
}
