import 'server-only';
import { MAX_SHARDS_AT_ONCE } from '@/lib/contract/reading';
import type { Shard } from '@/lib/contract/shard';
import { invalidField } from '@/lib/errors';
import { formatCount, formatCounted } from '@/lib/format/format-count';
import { decodeCursor, type ShardPosition } from '@/lib/reader/cursor-text';
import type { Parents } from '@/lib/reader/shard-lineage';
import type { ConnectionDeps } from './connection-deps';
import { requireShards } from './require-shards';

interface Choice {
  stream: string;
  /** Shards asked for; none is all. */
  shard?: readonly string[] | undefined;
  cursor?: string | undefined;
  signal: AbortSignal;
}

interface Chosen {
  shards: string[];
  positions?: Map<string, ShardPosition>;
  notices: string[];
}

/** Where a tail goes on, and what led there. */
interface Places extends Chosen {
  parents: Parents;
}

/**
 * Where a search that goes on stands: the shards of its cursor that the stream still has.
 * undefined where there is no cursor.
 * @throws invalid_input at `cursor`
 */
export async function shardsOfCursor(
  deps: ConnectionDeps,
  { stream, cursor, signal }: Choice,
): Promise<Chosen | undefined> {
  if (cursor === undefined || cursor === '') return undefined;
  const positions = decodeCursor(cursor);
  const known = new Set((await deps.shards(stream, signal)).map(({ id }) => id));
  const shards = [...positions.keys()].filter((shard) => known.has(shard));
  if (shards.length === 0) throw invalidField('cursor', `names no shard of ${stream}`);
  const gone = positions.size - shards.length;
  const notices =
    gone > 0 ? [`${formatCounted(gone, 'shard')} of the cursor gone: retention has ended.`] : [];
  return { shards: bounded(shards, notices), positions, notices };
}

/**
 * Where a tail that goes on stands. In place of shards of its cursor that are gone with their retention, it gets those
 * that are open now.
 * @throws invalid_input at `cursor`
 */
export async function placesOfTail(
  deps: ConnectionDeps,
  { stream, cursor, signal }: Choice,
): Promise<Places | undefined> {
  if (cursor === undefined || cursor === '') return undefined;
  const notices: string[] = [];
  const positions = decodeCursor(cursor);
  const shards = bounded(await openShards(deps, stream, signal), notices);
  const parents = parentsOf(await deps.shards(stream, signal));
  return { shards, positions, parents, notices };
}

const parentsOf = (shards: readonly Shard[]): Parents =>
  new Map(
    shards.map(({ id, parentId, adjacentParentId }) => [
      id,
      [parentId, adjacentParentId].filter((parent) => parent !== null),
    ]),
  );

export async function openShards(
  deps: ConnectionDeps,
  stream: string,
  signal: AbortSignal,
): Promise<string[]> {
  const shards = await deps.shards(stream, signal);
  return shards.filter(({ state }) => state === 'open').map(({ id }) => id);
}

/**
 * The shards asked for, or the eligible ones of all.
 * @throws shard_not_found, stream_not_found, and what listing throws
 */
export async function shardsAskedFor(
  deps: ConnectionDeps,
  { stream, shard = [], signal }: Choice,
  eligible: () => Promise<readonly string[]>,
): Promise<Chosen> {
  await requireShards(deps, { stream, shards: shard, signal });
  const notices: string[] = [];
  const shards = shard.length > 0 ? new Set(shard) : await eligible();
  return { shards: bounded([...shards], notices), notices };
}

function bounded(shards: string[], notices: string[]): string[] {
  if (shards.length <= MAX_SHARDS_AT_ONCE) return shards;
  notices.push(
    `${MAX_SHARDS_AT_ONCE} of ${formatCount(shards.length)} shards are read. Name shards to read others.`,
  );
  return shards.slice(0, MAX_SHARDS_AT_ONCE);
}
