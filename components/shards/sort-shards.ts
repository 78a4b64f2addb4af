import type { ShardRow } from './shard-row';
import type { ShardFilter, ShardSort } from './shards-params';

type Key = string | number | null | undefined;

const HASH_KEY_DIGITS = 39;

const KEYS: Readonly<Record<ShardSort, (row: ShardRow) => Key>> = {
  shard: ({ shard }) => shard.id,
  range: ({ shard }) => shard.startingHashKey.padStart(HASH_KEY_DIGITS, '0'),
  share: ({ shard }) => shard.hashShare,
  load: ({ activity }) => activity?.capacityShare,
  records: ({ activity }) => activity?.incomingRecordsPerSecond,
  bytes: ({ activity }) => activity?.incomingBytesPerSecond,
  age: ({ activity }) => activity?.iteratorAgeMs,
  throttled: ({ activity }) =>
    activity && (activity.writeThrottledRecords ?? 0) + (activity.readThrottledCalls ?? 0),
};

interface Order {
  sort: ShardSort;
  dir: 'asc' | 'desc';
}

/** Rows by one column; shards without a figure come last either way, equal ones stay in the order of their ids. */
export function sortShards(rows: readonly ShardRow[], { sort, dir }: Order): ShardRow[] {
  const sign = dir === 'asc' ? 1 : -1;
  return rows
    .map((row) => ({ row, key: KEYS[sort](row) ?? null }))
    .toSorted((a, b) => {
      if (a.key === null || b.key === null) {
        if (a.key !== b.key) return a.key === null ? 1 : -1;
      } else if (a.key !== b.key) return a.key < b.key ? -sign : sign;
      return a.row.shard.id < b.row.shard.id ? -1 : 1;
    })
    .map(({ row }) => row);
}

export function inState(filter: ShardFilter): (row: ShardRow) => boolean {
  return ({ shard }) => filter === 'all' || shard.state === filter;
}
