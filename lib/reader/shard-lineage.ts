import type { ChildShard } from '@/lib/kinesis/get-records';
import type { ShardPosition } from './cursor-text';

/** Of each shard those that it came from. */
export type Parents = ReadonlyMap<string, readonly string[]>;

/** Which shards a reading follows, and what came of them: each child once, and never before its parents. */
export class ShardLineage {
  readonly #followed = new Set<string>();
  readonly #ended = new Set<string>();
  readonly #parents = new Map<string, readonly string[]>();
  readonly #listed: Parents;

  /** @param listed what is known of the stream's shards before any has ended */
  constructor(listed: Parents = new Map()) {
    this.#listed = listed;
  }

  /** Whether a shard is followed, or will be by way of its parents. */
  expects(shard: string): boolean {
    return this.#followed.has(shard) || this.#mayCome(shard, false);
  }

  follow(shard: string): void {
    this.#followed.add(shard);
  }

  /** Takes note of a shard's end. @returns the children to follow from their start now */
  end(shard: string, children: readonly ChildShard[]): string[] {
    this.#ended.add(shard);
    for (const { id, parentIds } of children) this.#parents.set(id, parentIds);
    const isFree = ({ id, parentIds }: ChildShard) =>
      !this.#followed.has(id) && !parentIds.some((parent) => this.#mayCome(parent, false));
    return children.filter(isFree).map(({ id }) => id);
  }

  /**
   * What a resumed reading must know: no child that waits for a parent, and no parent that all children have left. A
   * shard that is done stays for as long as a parent may still lead to it anew.
   */
  prune(positions: ReadonlyMap<string, ShardPosition>): Map<string, ShardPosition> {
    const isDone = (shard: string) => positions.get(shard)?.kind === 'done';
    const isWaiting = (shard: string) =>
      positions.get(shard)?.kind === 'oldest' && !this.#followedParents(shard).every(isDone);
    const isKept = (shard: string) => {
      if (!isDone(shard)) return !isWaiting(shard);
      if (this.#parentsOf(shard)?.some((parent) => this.#mayCome(parent, true))) return true;
      const children = this.#childrenOf(shard);
      return children.length === 0 || children.some((id) => !positions.has(id) || isWaiting(id));
    };
    return new Map(Array.from(positions).filter(([shard]) => isKept(shard)));
  }

  /** Whether a shard is read, or is yet to be by way of its parents; of one that nothing is known of, as is said. */
  #mayCome(shard: string, ifUnknown: boolean, seen = new Set<string>()): boolean {
    if (this.#followed.has(shard)) return !this.#ended.has(shard);
    const parents = this.#parentsOf(shard);
    if (!parents) return ifUnknown;
    if (seen.has(shard)) return false;
    seen.add(shard);
    return parents.some((parent) => this.#mayCome(parent, ifUnknown, seen));
  }

  #parentsOf(shard: string): readonly string[] | undefined {
    return this.#parents.get(shard) ?? this.#listed.get(shard);
  }

  #followedParents(shard: string): readonly string[] {
    return (this.#parents.get(shard) ?? []).filter((parent) => this.#followed.has(parent));
  }

  #childrenOf(shard: string): string[] {
    return Array.from(this.#parents.keys()).filter((id) => this.#parents.get(id)?.includes(shard));
  }
}
