import 'server-only';
import type { Clock } from '@/lib/clock';
import type { Shard } from '@/lib/contract/shard';
import type { StreamDetail, StreamListItem } from '@/lib/contract/stream';
import { describeStream } from '@/lib/kinesis/describe-stream';
import { listShards } from '@/lib/kinesis/list-shards';
import { listStreams } from '@/lib/kinesis/list-streams';
import type { ConnectionConfig } from './config-schema';
import { type ConnectionState, connectionState } from './connection-state';
import { type Clients, makeClients } from './make-clients';
import { SharedCache } from './shared-cache';

/** What a route may use of one connection. What many viewers ask alike is shared between them for seconds. */
export interface ConnectionDeps {
  config: ConnectionConfig;
  clients: Clients;
  clock: Clock;
  state(signal: AbortSignal): Promise<ConnectionState>;
  streams(signal: AbortSignal): Promise<StreamListItem[]>;
  stream(name: string, signal: AbortSignal): Promise<StreamDetail>;
  /** Every shard of a stream, open and closed. */
  shards(stream: string, signal: AbortSignal): Promise<Shard[]>;
}

const METADATA_TTL_MS = 5_000;
const STATE_TTL_MS = 15_000;

interface Surroundings {
  clock: Clock;
  /** Whether the SDK's own environment variables send calls elsewhere than to AWS. */
  customEndpoint: boolean;
}

export function connectionDeps(config: ConnectionConfig, around: Surroundings): ConnectionDeps {
  const { clock } = around;
  const clients = makeClients(config);
  const customEndpoint = around.customEndpoint || config.endpoint !== undefined;
  const states = new SharedCache<ConnectionState>({ clock, ttlMs: STATE_TTL_MS });
  const lists = new SharedCache<StreamListItem[]>({ clock, ttlMs: METADATA_TTL_MS });
  const details = new SharedCache<StreamDetail>({ clock, ttlMs: METADATA_TTL_MS });
  const shards = new SharedCache<Shard[]>({ clock, ttlMs: METADATA_TTL_MS });
  return {
    config,
    clients,
    clock,
    state: (signal) =>
      states.value('', signal, (own) => connectionState({ clients, customEndpoint, signal: own })),
    streams: (signal) => lists.value('', signal, (own) => listStreams(clients.kinesis, own)),
    stream: (stream, signal) =>
      details.value(stream, signal, (own) =>
        describeStream(clients.kinesis, { stream, signal: own }),
      ),
    shards: (stream, signal) =>
      shards.value(stream, signal, (own) => listShards(clients.kinesis, { stream, signal: own })),
  };
}
