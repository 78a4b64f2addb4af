import 'server-only';
import type { LocateAnswer } from '@/lib/contract/shard';
import { hashKeyOf } from '@/lib/hash/hash-key-of';
import { indexByHash, shardForHash } from '@/lib/hash/shard-for-hash';
import type { ConnectionDeps } from './connection-deps';

interface Question {
  stream: string;
  key: string | undefined;
  hashKey: string | undefined;
  signal: AbortSignal;
}

/**
 * The open shard that takes a partition key (or an explicit hash key), as far as keys decide.
 * @throws stream_not_found and what describing and listing throw
 */
export async function locateShard(
  deps: ConnectionDeps,
  { stream, key = '', hashKey, signal }: Question,
): Promise<LocateAnswer> {
  const hash = hashKey === undefined ? hashKeyOf(key) : BigInt(hashKey);
  const [{ keysDecideShard }, shards] = await Promise.all([
    deps.stream(stream, signal),
    deps.shards(stream, signal),
  ]);
  const open = indexByHash(shards.filter(({ state }) => state === 'open'));
  return {
    hashKey: String(hash),
    shard: keysDecideShard ? (shardForHash(open, hash)?.id ?? null) : null,
  };
}
