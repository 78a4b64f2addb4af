import type { EngineContext, Handler } from '@/lib/local/kinesis/engine-context';
import { invalidArgument, KinesisFault } from '@/lib/local/kinesis/kinesis-fault';
import { NEXT_TOKEN_LIFE_MS } from '@/lib/local/kinesis/limits';
import type { Input } from '@/lib/local/kinesis/request-shapes';
import type { Stream } from '@/lib/local/kinesis/stream';
import { filterShards, isFilterType, type ShardFilter } from './filter-shards';

const LARGEST_PAGE = 1000;

interface Listing {
  stream: Stream;
  /** Shards after this id. */
  after: string;
  filter: ShardFilter;
}

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListShards.html */
export const listShards: Handler<'ListShards'> = (context, input) => {
  const nowMs = context.clock.now();
  const listing =
    input.NextToken === undefined
      ? begunListing(context, input)
      : continuedListing(context, input.NextToken, input);
  const { stream, after, filter } = listing;
  const shards = filterShards(stream, filter, nowMs).filter((shard) => shard.id > after);
  const page = shards.slice(0, Math.min(input.MaxResults ?? LARGEST_PAGE, LARGEST_PAGE));
  const last = page.at(-1);
  return {
    Shards: page.map((shard) => shard.describe()),
    ...(last && page.length < shards.length
      ? { NextToken: tokenOf(context, { ...listing, after: last.id }) }
      : {}),
  };
};

function begunListing({ account, clock }: EngineContext, input: Input<'ListShards'>): Listing {
  const stream = account.stream(input, clock.now());
  const createdMs = input.StreamCreationTimestamp?.getTime();
  if (
    createdMs !== undefined &&
    Math.floor(createdMs / 1000) !== Math.floor(stream.createdMs / 1000)
  ) {
    throw account.notFound(
      `Stream ${stream.name} under account ${account.id} created at ${new Date(createdMs).toISOString()} not found.`,
    );
  }
  const { Type = 'FROM_TRIM_HORIZON', ShardId, Timestamp } = input.ShardFilter ?? {};
  if (Type === 'AFTER_SHARD_ID' && ShardId === undefined) {
    throw invalidArgument('ShardFilter of type AFTER_SHARD_ID needs a ShardId.');
  }
  if ((Type === 'AT_TIMESTAMP' || Type === 'FROM_TIMESTAMP') && Timestamp === undefined) {
    throw invalidArgument(`ShardFilter of type ${Type} needs a Timestamp.`);
  }
  const after = [input.ExclusiveStartShardId ?? '', ShardId ?? ''].toSorted().at(-1) ?? '';
  return { stream, after, filter: { type: Type, timestampMs: Timestamp?.getTime() ?? 0 } };
}

function continuedListing(
  { account, clock, seal }: EngineContext,
  token: string,
  input: Input<'ListShards'>,
): Listing {
  const { StreamName, StreamARN, ExclusiveStartShardId, StreamCreationTimestamp } = input;
  if (StreamName ?? StreamARN ?? ExclusiveStartShardId ?? StreamCreationTimestamp) {
    throw invalidArgument(
      'NextToken and StreamName, StreamARN, ExclusiveStartShardId or StreamCreationTimestamp cannot be provided together.',
    );
  }
  const nowMs = clock.now();
  const [kind, name = '', serial, after = '', type, timestamp, madeMs] = seal.open(token) ?? [];
  if (kind !== 'ListShards' || !isFilterType(type)) throw invalidArgument('Invalid NextToken.');
  if (nowMs - Number(madeMs) > NEXT_TOKEN_LIFE_MS) {
    throw new KinesisFault(
      'ExpiredNextTokenException',
      `NextToken expired: it was made at ${new Date(Number(madeMs)).toISOString()} and lives ${NEXT_TOKEN_LIFE_MS} milliseconds.`,
    );
  }
  const stream = account.stream({ StreamName: name }, nowMs);
  if (stream.serial !== Number(serial)) throw invalidArgument('Invalid NextToken.');
  return { stream, after, filter: { type, timestampMs: Number(timestamp) } };
}

function tokenOf({ clock, seal }: EngineContext, { stream, after, filter }: Listing): string {
  return seal.seal([
    'ListShards',
    stream.name,
    stream.serial,
    after,
    filter.type,
    filter.timestampMs,
    clock.now(),
  ]);
}
