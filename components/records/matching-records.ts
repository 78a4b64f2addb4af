import type { RecordView } from '@/lib/contract/record';
import { literally } from './text-runs';

/** Records whose payload, partition key or sequence number has the text in it, whatever its case. */
export function matchingRecords(
  records: readonly RecordView[],
  needle: string,
): readonly RecordView[] {
  if (needle === '') return records;
  const pattern = literally(needle);
  return records.filter(({ data, partitionKey, sequenceNumber }) =>
    [data.text, partitionKey, sequenceNumber].some((text) => text.search(pattern) >= 0),
  );
}
