import type { ChildShard } from '@/lib/kinesis/get-records';
import type { ShardPosition } from './cursor-text';

/** Which shards a reading follows, and what came of them: each child once, and never before its parents. */
export class ShardLineage {
  readonly #followed = new Set<string>();
  readonly #ended = new Set<string>();
  readonly #parents = new Map<string, readonly string[]>();

  follows(shard: string): boolean {
    return this.#followed.has(shard);
  }

  follow(shard: string): void {
    this.#followed.add(shard);
  }

  /** Takes note of a shard's end. @returns the children to follow from their start now */
  end(shard: string, children: readonly ChildShard[]): string[] {
    this.#ended.add(shard);
    for (const { id, parentIds } of children) this.#parents.set(id, parentIds);
    return children
      .filter(({ id, parentIds }) => !this.#followed.has(id) && parentIds.every(this.#isPast))
      .map(({ id }) => id);
  }

  /** What a resumed reading must know: no child that waits for a parent, and no parent that all children have left. */
  prune(positions: ReadonlyMap<string, ShardPosition>): Map<string, ShardPosition> {
    const isDone = (shard: string) => positions.get(shard)?.kind === 'done';
    const isWaiting = (shard: string) =>
      positions.get(shard)?.kind === 'oldest' && !this.#followedParents(shard).every(isDone);
    const isKept = (shard: string) => {
      if (!isDone(shard)) return !isWaiting(shard);
      const children = this.#childrenOf(shard);
      return children.length === 0 || children.some((id) => !positions.has(id) || isWaiting(id));
    };
    return new Map(Array.from(positions).filter(([shard]) => isKept(shard)));
  }

  readonly #isPast = (shard: string) => !this.#followed.has(shard) || this.#ended.has(shard);

  #followedParents(shard: string): readonly string[] {
    return (this.#parents.get(shard) ?? []).filter((parent) => this.#followed.has(parent));
  }

  #childrenOf(shard: string): string[] {
    return Array.from(this.#parents.keys()).filter((id) => this.#parents.get(id)?.includes(shard));
  }
}
