import type { RecordView } from '@/lib/contract/record';

/** A record of JSON text, told apart by its sequence number; other facts as given. */
export function recordForTest(
  sequenceNumber: string,
  arrivalMs: number,
  facts: Partial<RecordView> = {},
): RecordView {
  return {
    shard: 'shardId-000000000000',
    sequenceNumber,
    partitionKey: `key-${sequenceNumber}`,
    hashKey: '1',
    arrivalMs,
    sizeBytes: 2,
    encryption: 'NONE',
    data: { kind: 'json', text: '{}', truncated: false, steps: [], notices: [] },
    ...facts,
  };
}
