import type { Shard } from '@/lib/local/kinesis/shard';
import type { Stream } from '@/lib/local/kinesis/stream';

const FILTER_TYPES = [
  'AFTER_SHARD_ID',
  'AT_LATEST',
  'AT_TIMESTAMP',
  'AT_TRIM_HORIZON',
  'FROM_TIMESTAMP',
  'FROM_TRIM_HORIZON',
] as const;

export type FilterType = (typeof FILTER_TYPES)[number];

export interface ShardFilter {
  type: FilterType;
  /** Of AT_TIMESTAMP and FROM_TIMESTAMP. */
  timestampMs: number;
}

export function isFilterType(text: string | undefined): text is FilterType {
  return FILTER_TYPES.some((type) => type === text);
}

/**
 * The shards of a stream that a filter lets through, in order of their ids.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ShardFilter.html
 */
export function filterShards(stream: Stream, filter: ShardFilter, nowMs: number): Shard[] {
  const shards = stream.listedShards(nowMs);
  switch (filter.type) {
    case 'AT_LATEST':
      return shards.filter((shard) => shard.isOpen);
    case 'AT_TIMESTAMP':
      return shards.filter(openAt(filter.timestampMs));
    case 'FROM_TIMESTAMP':
      return shards.filter((shard) => endMs(shard) >= filter.timestampMs);
    case 'AT_TRIM_HORIZON': {
      const isOpen = openAt(Math.max(stream.createdMs, stream.trimHorizonMs(nowMs)));
      // A child born in the very millisecond that its parent ended in would overlap with it.
      return shards.filter((shard) => isOpen(shard) && !shard.parents.some(isOpen));
    }
    default:
      return shards;
  }
}

const endMs = (shard: Shard) => shard.closedMs ?? Number.POSITIVE_INFINITY;
const openAt = (ms: number) => (shard: Shard) => shard.createdMs <= ms && endMs(shard) >= ms;
