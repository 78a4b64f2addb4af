import type { Shard } from '@/lib/contract/shard';
import type { Branch, ShardRow } from './shard-row';

interface Waiting {
  shard: Shard;
  branch: Branch;
}

/** Deeper rows are indented no further: the outermost lines are left out. */
const MAX_ANCESTORS = 12;

const ROOT: Branch = { ancestors: [], own: null };

/**
 * Shards as a tree, each under its parent. A merge has two: it stands under the first, and its row names both.
 * Shards whose parents have gone with their retention are roots. Iterative: a stream may have been resharded hundreds of times.
 */
export function lineageRows(shards: readonly Shard[]): Omit<ShardRow, 'activity'>[] {
  const byId = new Map(shards.map((shard) => [shard.id, shard]));
  const childrenOf = new Map<string, Shard[]>();
  const roots: Shard[] = [];
  for (const shard of shards) {
    const parent = knownParent(shard, byId);
    if (parent === undefined) roots.push(shard);
    else childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), shard]);
  }

  const rows: Omit<ShardRow, 'activity'>[] = [];
  const stack: Waiting[] = inHashOrder(roots).map((shard) => ({ shard, branch: ROOT }));
  stack.reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    rows.push(next);
    const children = inHashOrder(childrenOf.get(next.shard.id) ?? []);
    const ancestors = ancestorsBelow(next.branch);
    const waiting = children.map((shard, index): Waiting => {
      const own = index === children.length - 1 ? 'elbow' : 'tee';
      return { shard, branch: { ancestors, own } };
    });
    stack.push(...waiting.toReversed());
  }
  return rows;
}

function knownParent(shard: Shard, byId: ReadonlyMap<string, Shard>): string | undefined {
  return [shard.parentId, shard.adjacentParentId].find(
    (id): id is string => id !== null && byId.has(id),
  );
}

function ancestorsBelow({ ancestors, own }: Branch): Branch['ancestors'] {
  if (own === null) return ancestors;
  return [...ancestors.slice(1 - MAX_ANCESTORS), own === 'tee' ? 'line' : 'gap'];
}

function inHashOrder(shards: readonly Shard[]): Shard[] {
  return shards.toSorted((a, b) => {
    const difference = BigInt(a.startingHashKey) - BigInt(b.startingHashKey);
    if (difference !== 0n) return difference < 0n ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  });
}
