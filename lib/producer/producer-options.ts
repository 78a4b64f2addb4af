import type { PutRecordsCommand, PutRecordsCommandOutput } from '@aws-sdk/client-kinesis';
import { type Clock, systemClock } from '@/lib/clock';
import { invalidField } from '@/lib/errors';
import type {
  AggregationFigures,
  AggregationOptions,
  AggregationSettings,
} from './kpl/aggregation-options';
import type { ProducerHooks } from './producer-hooks';

/** What the producer needs of a client; a `KinesisClient` fits. */
export interface PutRecordsClient {
  send(
    command: PutRecordsCommand,
    options?: { abortSignal?: AbortSignal },
  ): Promise<PutRecordsCommandOutput>;
}

/** Every figure has a default, and bounds that are checked: see LIMITS. */
export interface ProducerFigures {
  /** Records in one call at most. 1 to 500, default 500. */
  maxBatchRecords: number;
  /** Bytes of data and keys in one call at most; a larger record travels alone. 1 to 10 MiB, default 5 MiB. */
  maxBatchBytes: number;
  /**
   * Milliseconds that a record waits for company before its call goes out, half of `deadlineMs` at most.
   * 0 to 60,000, default 50.
   */
  lingerMs: number;
  /** Calls under way at once. 1 to 1,000, default 4. */
  maxInFlight: number;
  /** Milliseconds from `put` until the producer gives a record up. 1 to 3,600,000, default 30,000. */
  deadlineMs: number;
  /** Bytes without a verdict that make the buffer full: see `ready()` and `whenFull`. 1 and up, default 64 MiB. */
  maxBufferedBytes: number;
  /** Bytes of data and key of one record, as the stream is set. 1 to 10 MiB, default 1 MiB. */
  maxRecordBytes: number;
  /** Milliseconds until a call without an answer is given up. 1 to 600,000, default 6,000. */
  requestTimeoutMs: number;
  /** First step of the back-off in milliseconds, doubled with each attempt. 1 to 60,000, default 100. */
  backoffBaseMs: number;
  /** Longest step of the back-off in milliseconds. 1 to 600,000, default 5,000. */
  backoffCapMs: number;
}

const ORDERS = ['none', 'key'] as const;
const WHEN_FULL = ['accept', 'wait', 'refuse'] as const;

export interface ProducerChoices {
  /**
   * `none`, the default: as fast as the calls go, a retry may put a record behind later ones of its key.
   * `key`: one record of a partition key is under way at a time, the next one after its verdict.
   */
  order: (typeof ORDERS)[number];
  /**
   * What `put` does once `maxBufferedBytes` have no verdict. `accept`, the default: takes the record all the same, for
   * callers that await `ready()`. `wait`: the record waits at the door, and its linger and deadline begin as it enters.
   * `refuse`: `failed` at once with the code `buffer_full`.
   */
  whenFull: (typeof WHEN_FULL)[number];
}

export interface ProducerOptions extends Partial<ProducerFigures>, Partial<ProducerChoices> {
  /** Made with `maxAttempts: 1`: the producer itself is the one layer of retries. */
  client: PutRecordsClient;
  streamName: string;
  /** Off where it is absent. Not for a stream whose records are distributed by AUTO, where keys decide nothing. */
  aggregation?: AggregationOptions;
  clock?: Clock;
  /** Jitter of the back-off: 0 up to but not including 1. Default Math.random. */
  random?: () => number;
  hooks?: ProducerHooks;
}

export interface ProducerSettings extends ProducerFigures, ProducerChoices {
  client: PutRecordsClient;
  streamName: string;
  aggregation: AggregationSettings | undefined;
  clock: Clock;
  random: () => number;
  hooks: ProducerHooks;
}

const MIB = 1_048_576;

interface Limit {
  least: number;
  most: number;
  byDefault: number;
  unit: string;
}

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html */
const LIMITS: Readonly<Record<keyof ProducerFigures, Limit>> = {
  maxBatchRecords: { least: 1, most: 500, byDefault: 500, unit: 'records' },
  maxBatchBytes: { least: 1, most: 10 * MIB, byDefault: 5 * MIB, unit: 'bytes' },
  lingerMs: { least: 0, most: 60_000, byDefault: 50, unit: 'ms' },
  maxInFlight: { least: 1, most: 1_000, byDefault: 4, unit: 'calls' },
  deadlineMs: { least: 1, most: 3_600_000, byDefault: 30_000, unit: 'ms' },
  maxBufferedBytes: {
    least: 1,
    most: Number.MAX_SAFE_INTEGER,
    byDefault: 64 * MIB,
    unit: 'bytes',
  },
  maxRecordBytes: { least: 1, most: 10 * MIB, byDefault: MIB, unit: 'bytes' },
  requestTimeoutMs: { least: 1, most: 600_000, byDefault: 6_000, unit: 'ms' },
  backoffBaseMs: { least: 1, most: 60_000, byDefault: 100, unit: 'ms' },
  backoffCapMs: { least: 1, most: 600_000, byDefault: 5_000, unit: 'ms' },
};

/** Bytes as the Kinesis Producer Library has them: a throttled aggregate of that size costs little to send again. */
const AGGREGATION_LIMITS: Readonly<Record<keyof AggregationFigures, Limit>> = {
  maxBytes: { least: 1, most: 10 * MIB, byDefault: 51_200, unit: 'bytes' },
  maxRecords: { least: 1, most: 100_000, byDefault: 10_000, unit: 'records' },
};

/**
 * Fills in the defaults.
 * @throws AppError invalid_input naming the option that is out of bounds and what it got
 */
export function resolveOptions(options: ProducerOptions): ProducerSettings {
  const figure = (name: keyof ProducerFigures) => bounded(name, options[name], LIMITS[name]);
  return {
    client: options.client,
    streamName: options.streamName,
    aggregation: aggregationOf(options.aggregation),
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    hooks: options.hooks ?? {},
    order: choice('order', options.order ?? 'none', ORDERS),
    whenFull: choice('whenFull', options.whenFull ?? 'accept', WHEN_FULL),
    maxBatchRecords: figure('maxBatchRecords'),
    maxBatchBytes: figure('maxBatchBytes'),
    lingerMs: figure('lingerMs'),
    maxInFlight: figure('maxInFlight'),
    deadlineMs: figure('deadlineMs'),
    maxBufferedBytes: figure('maxBufferedBytes'),
    maxRecordBytes: figure('maxRecordBytes'),
    requestTimeoutMs: figure('requestTimeoutMs'),
    backoffBaseMs: figure('backoffBaseMs'),
    backoffCapMs: figure('backoffCapMs'),
  };
}

function aggregationOf(options: AggregationOptions | undefined): AggregationSettings | undefined {
  if (!options) return undefined;
  const figure = (name: keyof AggregationFigures) =>
    bounded(`aggregation.${name}`, options[name], AGGREGATION_LIMITS[name]);
  return {
    listOpenShards: options.listOpenShards,
    maxBytes: figure('maxBytes'),
    maxRecords: figure('maxRecords'),
  };
}

function bounded(name: string, given: number | undefined, limit: Limit): number {
  const { least, most, byDefault, unit } = limit;
  const value = given ?? byDefault;
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalidField(name, `a whole number of ${least} to ${most} ${unit}, got ${value}`);
}

function choice<T extends string>(name: string, value: T, allowed: readonly T[]): T {
  if (allowed.includes(value)) return value;
  throw invalidField(name, `one of ${allowed.join(', ')}, got ${value}`);
}
