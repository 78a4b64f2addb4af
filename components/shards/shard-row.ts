import type { Shard, ShardActivity } from '@/lib/contract/shard';

/** How a row of the tree is joined to the one above: a line per ancestor that has more children, then its own branch. */
export interface Branch {
  ancestors: readonly ('line' | 'gap')[];
  /** A root has no branch of its own. */
  own: 'tee' | 'elbow' | null;
}

/** One shard as the table shows it. */
export interface ShardRow {
  shard: Shard;
  activity: ShardActivity | undefined;
  /** In the lineage only. */
  branch?: Branch;
}
