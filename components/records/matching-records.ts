import type { RecordView } from '@/lib/contract/record';
import { literally } from './text-runs';

/** Finds the records whose payload, partition key or sequence number has the text in it, whatever its case. */
export type FindRecords = (records: readonly RecordView[]) => readonly RecordView[];

/** Each record is looked through once, so that a list which grows costs only what is new in it. */
export function matcher(needle: string): FindRecords {
  if (needle === '') return (records) => records;
  const pattern = new RegExp(literally(needle), 'iu');
  const verdicts = new WeakMap<RecordView, boolean>();
  const matches = (record: RecordView) => {
    const known = verdicts.get(record);
    if (known !== undefined) return known;
    const { data, partitionKey, sequenceNumber } = record;
    const found = [data.text, partitionKey, sequenceNumber].some((text) => pattern.test(text));
    verdicts.set(record, found);
    return found;
  };
  return (records) => records.filter(matches);
}
