import type { RecordView } from '@/lib/contract/record';
import { decodeRecord } from '@/lib/decode/decode-record';
import { hashKeyOf } from '@/lib/hash/hash-key-of';
import type { ShardRecord } from './merge-records';

/** A record as the pages show it, its payload cut at `maxTextBytes`. */
export function toRecordView({ shard, record }: ShardRecord, maxTextBytes: number): RecordView {
  return {
    shard,
    sequenceNumber: record.sequenceNumber,
    partitionKey: record.partitionKey,
    hashKey: String(hashKeyOf(record.partitionKey)),
    arrivalMs: record.arrivalMs,
    sizeBytes: record.data.byteLength,
    encryption: record.encryption,
    data: decodeRecord(record.data, { maxTextBytes }).data,
  };
}
