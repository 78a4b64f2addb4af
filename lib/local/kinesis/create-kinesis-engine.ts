import type { StreamMode, StreamStatus } from '@aws-sdk/client-kinesis';
import type { Clock } from '@/lib/clock';
import type { Meter } from '@/lib/local/metering';
import { Account } from './account';
import { type CallPlace, callPlace } from './call-place';
import { CallRates } from './call-rates';
import { type CallCount, CallStats } from './call-stats';
import type { EngineContext, StateDurations } from './engine-context';
import { HANDLERS } from './handlers';
import { KinesisFault } from './kinesis-fault';
import { DEFAULT_LIMITS, type Limits } from './limits';
import { keepMemoryCap } from './memory-cap';
import { meterRefusal } from './meter-refusal';
import type { Output, SdkInput } from './operation-types';
import { afterWrite, type Entry, route, store, writableStream } from './operations/writable-stream';
import { isOperation, type OperationName, REQUEST_SHAPES } from './request-shapes';
import { TokenSeal } from './sealed-token';
import { assertValid } from './violations';
import { decodeInput } from './wire-codec';

export interface EngineOptions {
  clock: Clock;
  /** Hears every metric that the service would publish. */
  meter: Meter;
  accountId?: string;
  region?: string;
  /** Over the service's own; Infinity switches one off. */
  limits?: Partial<Limits>;
  /** Of all records together, default 512 MiB; the oldest go first. */
  memoryCapBytes?: number;
  /** Default 0: changes are done at once. */
  stateDurations?: Partial<StateDurations>;
  /** From 0 up to but not including 1; spreads records under the AUTO strategy. */
  random?: () => number;
  log?: (line: string) => void;
  /** The error that a record is to fail with on demand, before its shard is asked. */
  recordError?: EngineContext['recordError'];
}

export interface NewStream {
  /** Default 1; not to be given with ON_DEMAND. */
  shards?: number;
  mode?: StreamMode;
}

export interface ShardLoad {
  shardId: string;
  startingHashKey: string;
  endingHashKey: string;
  parentIds: readonly string[];
  /** That it holds. */
  records: number;
}

interface EngineStats {
  calls: CallCount[];
  recordsWritten: number;
  /** Of data and partition keys. */
  bytesWritten: number;
  /** For want of memory, before their retention ended. */
  recordsDropped: number;
  /** Memory that the records take. */
  storedBytes: number;
}

type Json = Readonly<Record<string, unknown>>;

export interface KinesisEngine {
  /** One call with the SDK's own request and answer. @throws KinesisFault as the service refuses */
  execute<N extends OperationName>(operation: N, input: SdkInput<N>): Output<N>;
  /** One call as it comes off the wire: JSON values in, the SDK's answer out. @throws KinesisFault */
  executeJson(operation: string, json: Json): unknown;
  /** What a call as it comes off the wire is about, as far as it says. */
  placeOf(json: Json): CallPlace;
  /** Counts a call that never came to be executed, as the service would. */
  meterRefusal(operation: string, json: Json, isThrottled: boolean): void;
  /** Creates a stream, active at once by default, outside of the call rates. */
  createStream(name: string, stream?: NewStream): void;
  /** Stores records outside of the limits and unmetered, as if they had always been there. @throws KinesisFault */
  seed(streamName: string, records: readonly Entry[]): void;
  streamNames(): string[];
  /** @throws KinesisFault ResourceNotFoundException */
  statusOf(streamName: string): StreamStatus;
  /** The open shards in hash order. @throws KinesisFault ResourceNotFoundException */
  shardLoads(streamName: string): ShardLoad[];
  stats(): EngineStats;
}

const DEFAULT_MEMORY_CAP_BYTES = 512 * 1024 * 1024;

/** Kinesis Data Streams in memory, on an injected clock. */
export function createKinesisEngine(options: EngineOptions): KinesisEngine {
  const context = contextOf(options);
  const { account, clock, stats } = context;
  const rates = new CallRates(context.limits);

  function run<N extends OperationName>(operation: N, input: object): Output<N> {
    stats.countCall(operation);
    assertValid(operation, input);
    rates.take(operation, input, clock.now());
    return HANDLERS[operation](context, input);
  }

  return {
    execute: run,
    executeJson(operation, json) {
      if (!isOperation(operation)) {
        throw new KinesisFault(
          'UnknownOperationException',
          `${operation} is not supported by this local service.`,
        );
      }
      return run(operation, decodeInput(REQUEST_SHAPES[operation], json));
    },
    placeOf: (json) => callPlace(context, json),
    meterRefusal(operation, json, isThrottled) {
      const records = Array.isArray(json['Records']) ? json['Records'].length : 1;
      meterRefusal(context, { ...callPlace(context, json), operation, records, isThrottled });
    },
    createStream(name, { shards = 1, mode = 'PROVISIONED' } = {}) {
      const input = {
        StreamName: name,
        StreamModeDetails: { StreamMode: mode },
        ...(mode === 'PROVISIONED' ? { ShardCount: shards } : {}),
      };
      assertValid('CreateStream', input);
      HANDLERS.CreateStream(context, input);
    },
    seed(streamName, records) {
      const stream = writableStream(context, { StreamName: streamName });
      const routed = records.map((record) => route(context, stream, record));
      for (const record of routed) store(context, stream, record);
      afterWrite(context, stream, new Set(routed.map(({ shard }) => shard)));
    },
    statusOf: (streamName) => account.stream({ StreamName: streamName }, clock.now()).status,
    shardLoads: (streamName) =>
      account.stream({ StreamName: streamName }, clock.now()).openShards.map((shard) => ({
        shardId: shard.id,
        startingHashKey: shard.startingHashKey,
        endingHashKey: shard.endingHashKey,
        parentIds: shard.parents.map(({ id }) => id),
        records: shard.log.end - shard.log.first,
      })),
    streamNames: () => account.streams(clock.now()).map((stream) => stream.name),
    stats: () => ({
      calls: stats.counts(),
      recordsWritten: stats.recordsWritten,
      bytesWritten: stats.bytesWritten,
      recordsDropped: stats.recordsDropped,
      storedBytes: account.storedBytes,
    }),
  };
}

function contextOf(options: EngineOptions): EngineContext {
  const { clock, meter, memoryCapBytes = DEFAULT_MEMORY_CAP_BYTES } = options;
  const account = new Account({
    accountId: options.accountId ?? '000000000000',
    region: options.region ?? 'us-east-1',
    memoryCapBytes,
  });
  const stats = new CallStats();
  return {
    clock,
    meter,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    durations: { createMs: 0, deleteMs: 0, updateMs: 0, ...options.stateDurations },
    account,
    seal: new TokenSeal(),
    stats,
    random: options.random ?? Math.random,
    recordError: options.recordError ?? (() => undefined),
    stored: keepMemoryCap({ account, stats, clock, memoryCapBytes, log: options.log }),
  };
}
