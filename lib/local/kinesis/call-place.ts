import { hashKeyHexOf } from '@/lib/hash/hash-key-of';
import { HASH_KEY_LIMIT } from '@/lib/hash/hash-range';
import { shardForHash } from '@/lib/hash/shard-for-hash';
import type { EngineContext } from './engine-context';
import type { Stream } from './stream';

export interface CallPlace {
  streamName: string | undefined;
  /** The shard that the call names, or those that its records would reach. */
  shardIds: readonly string[];
}

/** What a call is about, read off its JSON as it came, valid or not. */
export function callPlace(
  context: EngineContext,
  json: Readonly<Record<string, unknown>>,
): CallPlace {
  const members = new Map(Object.entries(json));
  const text = (name: string) => {
    const value = members.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const token = text('ShardIterator') ?? text('NextToken');
  const [kind, tokenStream, , tokenShard] = (token && context.seal.open(token)) || [];
  const arn = text('StreamARN') ?? text('ConsumerARN') ?? text('ResourceARN');
  const streamName = text('StreamName') ?? /stream\/([^/]+)/.exec(arn ?? '')?.[1] ?? tokenStream;
  const named = ['ShardId', 'ShardToSplit', 'ShardToMerge', 'AdjacentShardToMerge'].flatMap(
    (name) => text(name) ?? [],
  );
  if (kind === 'iterator' && tokenShard !== undefined) named.push(tokenShard);
  return { streamName, shardIds: [...named, ...reached(context, streamName, json)] };
}

/** The shards of the records that a write carries. */
function reached(
  { account, clock }: EngineContext,
  streamName: string | undefined,
  json: Readonly<Record<string, unknown>>,
): string[] {
  const records = Array.isArray(json['Records']) ? json['Records'] : [json];
  const nowMs = clock.now();
  if (streamName === undefined || !account.has(streamName, nowMs)) return [];
  const stream = account.stream({ StreamName: streamName }, nowMs);
  if (stream.distribution === 'AUTO') return [];
  return [...new Set(records.flatMap((record: unknown) => shardIdFor(stream, record)))];
}

function shardIdFor({ openByHash }: Stream, record: unknown): string | [] {
  if (typeof record !== 'object' || record === null) return [];
  const explicit: unknown = Reflect.get(record, 'ExplicitHashKey');
  const key: unknown = Reflect.get(record, 'PartitionKey');
  if (typeof explicit === 'string' && /^\d{1,39}$/.test(explicit)) {
    const hashKey = BigInt(explicit);
    return hashKey < HASH_KEY_LIMIT ? (shardForHash(openByHash, hashKey)?.id ?? []) : [];
  }
  return typeof key === 'string' ? (shardForHash(openByHash, hashKeyHexOf(key))?.id ?? []) : [];
}
