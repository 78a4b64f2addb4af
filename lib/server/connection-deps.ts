import 'server-only';
import type { Logger } from 'pino';
import type { Clock } from '@/lib/clock';
import type { StreamMetrics } from '@/lib/cloudwatch/get-stream-metrics';
import type { StreamActivity } from '@/lib/contract/metrics';
import type { RecordsAnswer } from '@/lib/contract/record';
import type { Shard, ShardActivity } from '@/lib/contract/shard';
import type { StreamDetail, StreamListItem } from '@/lib/contract/stream';
import { describeStream } from '@/lib/kinesis/describe-stream';
import { listShards } from '@/lib/kinesis/list-shards';
import { listStreams } from '@/lib/kinesis/list-streams';
import { OwnReads } from '@/lib/reader/own-reads';
import { ReadBudget } from '@/lib/reader/read-budget';
import { ShardFeeds } from '@/lib/reader/shard-feeds';
import type { ReadingRoom } from '@/lib/reader/shard-pager';
import { TokenBucket } from '@/lib/reader/token-bucket';
import type { ConnectionConfig } from './config-schema';
import { type ConnectionState, connectionState } from './connection-state';
import type { DataStore } from './data-store';
import { Decoding } from './decoding';
import { fanOutSignal } from './fan-out-signal';
import { type Clients, makeClients } from './make-clients';
import type { LiveRuns } from './runs/live-runs';
import { RunBook } from './runs/run-book';
import { SharedCache } from './shared-cache';

/** What a route may use of one connection. What many viewers ask alike is shared between them for seconds. */
export interface ConnectionDeps {
  config: ConnectionConfig;
  clients: Clients;
  clock: Clock;
  /** Looked up to its end, whoever may still wait for it. */
  state(): Promise<ConnectionState>;
  streams(signal: AbortSignal): Promise<StreamListItem[]>;
  stream(name: string, signal: AbortSignal): Promise<StreamDetail>;
  /** Every shard of a stream, open and closed. */
  shards(stream: string, signal: AbortSignal): Promise<Shard[]>;
  /** The next who asks for the shards of a stream hears what they are by then. */
  forgetShards(stream: string): void;
  metrics: SharedCache<StreamMetrics>;
  activity: SharedCache<{ asOfMs: number; rows: StreamActivity[] }>;
  shardsActivity: SharedCache<{ asOfMs: number; rows: ShardActivity[] }>;
  records: SharedCache<RecordsAnswer>;
  ownReads: OwnReads;
  /** What samples and searches read with. */
  readingRoom: ReadingRoom;
  /** What tails read with: one reader a shard. */
  feeds: ShardFeeds;
  decoding: Decoding;
  /** What outlives the process; names begin with the kind and the connection. */
  data: DataStore;
  runs: RunBook;
}

const METADATA_TTL_MS = 5_000;
const STATE_TTL_MS = 15_000;
const FIGURES_TTL_MS = 15_000;
/**
 * An account has 20 DescribeStreamSummary calls a second, for all its users.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStreamSummary.html
 */
const DESCRIBE_RATE = { perSecond: 15, burst: 15 };

const NEVER_ABORTED = fanOutSignal(new AbortController().signal);

interface Surroundings {
  clock: Clock;
  /** Whether the SDK's own environment variables send calls elsewhere than to AWS. */
  customEndpoint: boolean;
  data: DataStore;
  live: LiveRuns;
  log: Logger;
}

export function connectionDeps(config: ConnectionConfig, around: Surroundings): ConnectionDeps {
  const { clock, data } = around;
  const clients = makeClients(config);
  const customEndpoint = around.customEndpoint || config.endpoint !== undefined;
  const states = new SharedCache<ConnectionState>({ clock, ttlMs: STATE_TTL_MS });
  const lists = new SharedCache<StreamListItem[]>({ clock, ttlMs: METADATA_TTL_MS });
  const details = new SharedCache<StreamDetail>({ clock, ttlMs: METADATA_TTL_MS });
  const shards = new SharedCache<Shard[]>({ clock, ttlMs: METADATA_TTL_MS });
  const describeTurns = new TokenBucket(clock, DESCRIBE_RATE);
  const ownReads = new OwnReads(clock);
  const budget = new ReadBudget(clock, config.reads);
  const readingRoom = { client: clients.kinesisOnce, clock, budget, ownReads };
  const figures = { clock, ttlMs: FIGURES_TTL_MS };
  return {
    config,
    clients,
    clock,
    state: () =>
      states.value('', NEVER_ABORTED, (signal) =>
        connectionState({ clients, customEndpoint, signal }),
      ),
    streams: (signal) => lists.value('', signal, (own) => listStreams(clients.kinesis, own)),
    stream: (stream, signal) =>
      details.value(stream, signal, async (own) => {
        await describeTurns.take(own, Number.POSITIVE_INFINITY);
        return describeStream(clients.kinesis, { stream, signal: own });
      }),
    shards: (stream, signal) =>
      shards.value(stream, signal, (own) => listShards(clients.kinesis, { stream, signal: own })),
    forgetShards: (stream) => shards.forget(stream),
    metrics: new SharedCache(figures),
    activity: new SharedCache(figures),
    shardsActivity: new SharedCache(figures),
    records: new SharedCache({ clock, ttlMs: 0 }),
    ownReads,
    readingRoom,
    feeds: new ShardFeeds(readingRoom),
    decoding: new Decoding(data, config.name),
    data,
    runs: new RunBook({ ...around, connection: config.name }),
  };
}
