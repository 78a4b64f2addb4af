import type { RecordView } from '@/lib/contract/record';

export interface RecordPlace {
  shard: string;
  sequenceNumber: string;
  /** Place in a KPL aggregate, whose records share one sequence number. */
  index: number | undefined;
}

export type Placed = Pick<RecordView, 'shard' | 'sequenceNumber' | 'subRecord'>;

const KEY = /^(?<shard>[^/]+)\/(?<sequenceNumber>[^/]+)(?:\/(?<index>\d{1,9}))?$/;

/** What tells a record from all others of its stream, and stands in the address as `open`. */
export function recordKey({ shard, sequenceNumber, subRecord }: Placed): string {
  const own = `${shard}/${sequenceNumber}`;
  return subRecord ? `${own}/${subRecord.index}` : own;
}

/** undefined where the text is no key of a record. */
export function parseRecordKey(key: string): RecordPlace | undefined {
  const groups = KEY.exec(key)?.groups;
  const shard = groups?.['shard'];
  const sequenceNumber = groups?.['sequenceNumber'];
  if (shard === undefined || sequenceNumber === undefined) return undefined;
  const index = groups?.['index'];
  return { shard, sequenceNumber, index: index === undefined ? undefined : Number(index) };
}

/** Whether this is the record of that place, without building its key: lists of 100,000 are gone through. */
export function isAt(record: Placed, place: RecordPlace): boolean {
  return (
    record.sequenceNumber === place.sequenceNumber &&
    record.shard === place.shard &&
    record.subRecord?.index === place.index
  );
}
