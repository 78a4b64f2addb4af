import { explicitHashKeySchema } from '@/lib/contract/names';
import type { RecordView } from '@/lib/contract/record';
import type { OpenedRecord, RecordPart } from '@/lib/decode/open-record';
import { hashKeyOf } from '@/lib/hash/hash-key-of';
import type { ShardRecord } from './merge-records';

interface Row extends ShardRecord {
  opened: OpenedRecord;
  part: RecordPart;
}

/** One row as the pages show it, its payload cut at `maxTextBytes`; key, hash key and size are those of a sub-record. */
export function toRecordView(
  { shard, record, opened, part }: Row,
  maxTextBytes: number,
): RecordView {
  const { sub } = part;
  const partitionKey = sub?.partitionKey ?? record.partitionKey;
  return {
    shard,
    sequenceNumber: record.sequenceNumber,
    partitionKey,
    hashKey: validHashKey(sub?.explicitHashKey ?? null) ?? String(hashKeyOf(partitionKey)),
    arrivalMs: record.arrivalMs,
    sizeBytes: part.bytes.byteLength,
    encryption: record.encryption,
    data: opened.view(part, maxTextBytes),
    ...(sub && {
      subRecord: { index: sub.index, count: sub.count, explicitHashKey: sub.explicitHashKey },
    }),
  };
}

/** Whoever writes an aggregate may write anything there. */
function validHashKey(text: string | null): string | undefined {
  return text === null ? undefined : explicitHashKeySchema.safeParse(text).data;
}
