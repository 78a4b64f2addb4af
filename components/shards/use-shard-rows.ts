'use client';

import { useMemo } from 'react';
import type { Shard, ShardActivity } from '@/lib/contract/shard';
import { lineageRows } from './lineage-rows';
import type { ShardRow } from './shard-row';
import type { ShardFilter, ShardSort } from './shards-params';
import { inState, sortShards } from './sort-shards';

interface RowsOptions {
  shards: readonly Shard[];
  activity: ReadonlyMap<string, ShardActivity>;
  view: 'table' | 'lineage';
  state: ShardFilter;
  sort: ShardSort;
  dir: 'asc' | 'desc';
}

/** The rows of the table: filtered and sorted, or all of them as a tree. */
export function useShardRows(options: RowsOptions): readonly ShardRow[] {
  const { shards, activity, view, state, sort, dir } = options;
  const tree = useMemo(() => (view === 'lineage' ? lineageRows(shards) : []), [shards, view]);
  return useMemo(() => {
    if (view === 'lineage') {
      return tree.map((row) => ({ ...row, activity: activity.get(row.shard.id) }));
    }
    const rows = shards.map((shard) => ({ shard, activity: activity.get(shard.id) }));
    return sortShards(rows.filter(inState(state)), { sort, dir });
  }, [shards, activity, view, tree, state, sort, dir]);
}
