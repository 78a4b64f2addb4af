import 'server-only';
import type { Shard } from '@/lib/contract/shard';
import { invalidField } from '@/lib/errors';
import type { ConnectionDeps } from './connection-deps';

interface Target {
  stream: string;
  shard: string | undefined;
  signal: AbortSignal;
}

/**
 * The open shard that every record is to go to; null where none was named. One that is not known open may come from a
 * reshard a moment ago, so the service is asked again before it is refused.
 * @throws invalid_input at `shard`, stream_not_found, and what describing and listing throw
 */
export async function targetShard(
  deps: ConnectionDeps,
  { stream, shard, signal }: Target,
): Promise<Shard | null> {
  if (shard === undefined) return null;
  const { keysDecideShard } = await deps.stream(stream, signal);
  if (!keysDecideShard) {
    throw invalidField('shard', `keys decide nothing on ${stream}, so no shard can be chosen`);
  }
  const find = async () => (await deps.shards(stream, signal)).find(({ id }) => id === shard);
  let found = await find();
  if (found?.state !== 'open') {
    deps.forgetShards(stream);
    found = await find();
  }
  if (!found) throw invalidField('shard', `the stream ${stream} has no ${shard}`);
  if (found.state === 'open') return found;
  const children = found.childIds.length > 0 ? ` (its children: ${found.childIds.join(', ')})` : '';
  throw invalidField('shard', `${shard} is closed and takes no records${children}`);
}
