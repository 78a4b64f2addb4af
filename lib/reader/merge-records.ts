import type { KinesisRecord } from '@/lib/kinesis/get-records';

export interface ShardRecord {
  shard: string;
  record: KinesisRecord;
}

interface Order {
  limit: number;
  newestFirst: boolean;
}

/** The first `limit` records of several shards by arrival, and by sequence number where that is equal. */
export function mergeRecords(
  records: readonly ShardRecord[],
  { limit, newestFirst }: Order,
): ShardRecord[] {
  const sorted = records.toSorted((a, b) => compare(a.record, b.record));
  return (newestFirst ? sorted.toReversed() : sorted).slice(0, limit);
}

function compare(a: KinesisRecord, b: KinesisRecord): number {
  const byArrival = (a.arrivalMs ?? 0) - (b.arrivalMs ?? 0);
  if (byArrival !== 0) return byArrival;
  const [first, second] = [BigInt(a.sequenceNumber), BigInt(b.sequenceNumber)];
  return first < second ? -1 : Number(first > second);
}
