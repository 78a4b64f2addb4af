import { explicitHashKeySchema, partitionKeySchema } from '@/lib/contract/names';
import type { OutgoingRecord, RecordFailure } from './pending-record';

const MAX_KEY_CHARACTERS = 256;

/** Bytes of data and partition key, as the service counts a record's size. */
export function recordBytes({ data, partitionKey }: OutgoingRecord): number {
  return data.byteLength + Buffer.byteLength(partitionKey);
}

/**
 * Why the service would refuse a record of so many bytes, found before anything is sent; null when it may go.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecordsRequestEntry.html
 */
export function refuseRecord(
  record: OutgoingRecord,
  bytes: number,
  maxRecordBytes: number,
): RecordFailure | null {
  const message =
    refuseKey(record.partitionKey) ??
    refuseHashKey(record.explicitHashKey) ??
    refuseSize(bytes, maxRecordBytes);
  return message === undefined ? null : { code: 'invalid_record', message };
}

function refuseKey(key: string): string | undefined {
  // Code points are never more than code units, so most keys need no counting.
  if (key.length > 0 && key.length <= MAX_KEY_CHARACTERS) return undefined;
  return partitionKeySchema.safeParse(key).error?.issues[0]?.message;
}

function refuseHashKey(hashKey: string | undefined): string | undefined {
  if (hashKey === undefined) return undefined;
  return explicitHashKeySchema.safeParse(hashKey).error?.issues[0]?.message;
}

function refuseSize(bytes: number, maxRecordBytes: number): string | undefined {
  if (bytes <= maxRecordBytes) return undefined;
  return `data and partition key have ${bytes} bytes, at most ${maxRecordBytes} are allowed`;
}
