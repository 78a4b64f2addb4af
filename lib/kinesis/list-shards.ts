import {
  type KinesisClient,
  ListShardsCommand,
  type ListShardsInput,
  type ListShardsOutput,
  type Shard as ServiceShard,
} from '@aws-sdk/client-kinesis';
import type { Shard } from '@/lib/contract/shard';
import { hashShare } from '@/lib/hash/hash-range';
import { orAppError } from '@/lib/to-app-error';
import { required } from './required';

const PAGE_SHARDS = 1_000;
/** A page token lives 300 s; a listing that outlives it again and again is not going to end. */
const RESTARTS = 3;

interface Listing {
  stream: string;
  /** Only the shards that have held records since this instant; all when absent. */
  sinceMs?: number;
  signal: AbortSignal;
}

/**
 * The shards that the stream still has, open and closed, in the order of their ids, each with its children.
 * A listing whose page token expires starts again; no shard comes twice.
 * @throws stream_not_found, access_denied, credentials_missing, throttled, upstream_timeout, upstream_unavailable
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListShards.html
 */
export async function listShards(client: KinesisClient, listing: Listing): Promise<Shard[]> {
  const found = new Map<string, ServiceShard>();
  const call = { action: 'kinesis:ListShards', stream: listing.stream };
  for (let restart = 0; ; restart++) {
    try {
      for await (const page of pages(client, listing)) {
        for (const shard of page) found.set(required(shard.ShardId, 'ShardId'), shard);
      }
      return toShards([...found.values()]);
    } catch (error) {
      if (isExpiredToken(error) && restart < RESTARTS) continue;
      return await orAppError(Promise.reject(error), call);
    }
  }
}

async function* pages(
  client: KinesisClient,
  { stream, sinceMs, signal }: Listing,
): AsyncGenerator<ServiceShard[]> {
  let nextToken: string | undefined;
  do {
    const from = nextToken ? { NextToken: nextToken } : firstPage(stream, sinceMs);
    const page: ListShardsOutput = await client.send(
      new ListShardsCommand({ ...from, MaxResults: PAGE_SHARDS }),
      { abortSignal: signal },
    );
    yield page.Shards ?? [];
    nextToken = page.NextToken;
  } while (nextToken);
}

function firstPage(stream: string, sinceMs: number | undefined): ListShardsInput {
  if (sinceMs === undefined) return { StreamName: stream };
  return {
    StreamName: stream,
    ShardFilter: { Type: 'FROM_TIMESTAMP', Timestamp: new Date(sinceMs) },
  };
}

function toShards(found: readonly ServiceShard[]): Shard[] {
  const childIds = childrenByParent(found);
  return found.map((shard) => toShard(shard, childIds)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function toShard(shard: ServiceShard, childIds: ReadonlyMap<string, string[]>): Shard {
  const id = required(shard.ShardId, 'ShardId');
  const range = {
    startingHashKey: required(shard.HashKeyRange?.StartingHashKey, 'StartingHashKey'),
    endingHashKey: required(shard.HashKeyRange?.EndingHashKey, 'EndingHashKey'),
  };
  const sequence = required(shard.SequenceNumberRange, 'SequenceNumberRange');
  return {
    id,
    state: sequence.EndingSequenceNumber ? 'closed' : 'open',
    parentId: shard.ParentShardId ?? null,
    adjacentParentId: shard.AdjacentParentShardId ?? null,
    childIds: (childIds.get(id) ?? []).toSorted(),
    ...range,
    hashShare: hashShare(range),
    startingSequenceNumber: required(sequence.StartingSequenceNumber, 'StartingSequenceNumber'),
    endingSequenceNumber: sequence.EndingSequenceNumber ?? null,
  };
}

function childrenByParent(shards: readonly ServiceShard[]): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const { ShardId, ParentShardId, AdjacentParentShardId } of shards) {
    for (const parent of [ParentShardId, AdjacentParentShardId]) {
      if (parent && ShardId) children.set(parent, [...(children.get(parent) ?? []), ShardId]);
    }
  }
  return children;
}

/** By name: pages and routes are bundled apart, and each has its own class of this name. */
const isExpiredToken = (error: unknown) =>
  error instanceof Error && error.name === 'ExpiredNextTokenException';
