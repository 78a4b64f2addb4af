import { parseAsString, parseAsStringLiteral } from 'nuqs';

const SHARD_FILTERS = ['open', 'closed', 'all'] as const;
export type ShardFilter = (typeof SHARD_FILTERS)[number];

export const SHARD_SORTS = [
  'shard',
  'range',
  'share',
  'load',
  'records',
  'bytes',
  'age',
  'throttled',
] as const;
export type ShardSort = (typeof SHARD_SORTS)[number];

/** What of the shards page stands in its address. */
export const shardsParams = {
  state: parseAsStringLiteral(SHARD_FILTERS).withDefault('open'),
  view: parseAsStringLiteral(['table', 'lineage']).withDefault('table'),
  sort: parseAsStringLiteral(SHARD_SORTS).withDefault('shard'),
  dir: parseAsStringLiteral(['asc', 'desc']).withDefault('asc'),
  shard: parseAsString.withDefault(''),
  by: parseAsStringLiteral(['key', 'hash']).withDefault('key'),
  key: parseAsString.withDefault(''),
};
