import 'server-only';
import type { Shard } from '@/lib/contract/shard';
import { AppError } from '@/lib/errors';
import type { ConnectionDeps } from './connection-deps';

interface Wanted {
  stream: string;
  shards: readonly string[];
  signal: AbortSignal;
}

/**
 * The shards of a stream, the wanted ones surely among them: one that is not known yet may have come from a
 * reshard a moment ago, so the service is asked again before it is called unknown.
 * @throws shard_not_found, stream_not_found, and what listing throws
 */
export async function requireShards(
  deps: ConnectionDeps,
  { stream, shards, signal }: Wanted,
): Promise<Shard[]> {
  const known = await deps.shards(stream, signal);
  if (!firstUnknown(known, shards)) return known;
  deps.forgetShards(stream);
  const fresh = await deps.shards(stream, signal);
  const unknown = firstUnknown(fresh, shards);
  if (unknown) throw new AppError('shard_not_found', `The stream ${stream} has no ${unknown}.`);
  return fresh;
}

function firstUnknown(known: readonly Shard[], wanted: readonly string[]): string | undefined {
  const ids = new Set(known.map(({ id }) => id));
  return wanted.find((shard) => !ids.has(shard));
}
