'use client';

import { useState } from 'react';
import type { ApiQuery } from '@/components/ui/use-api-query';
import type { RecordsAnswer, RecordView } from '@/lib/contract/record';
import { parseRecordKey, recordKey } from './record-key';
import { type StreamPlace, useRecords } from './use-records';

interface OpenRecordOptions {
  place: StreamPlace;
  records: readonly RecordView[];
  /** The list is there, so a record that is not in it must be read on its own. */
  listed: boolean;
  /** Key of the open record; empty for none. */
  open: string;
}

export interface OpenRecord {
  record: RecordView | undefined;
  /** Position in the list; -1 when it is not in it. */
  index: number;
  /** The reading of this one record, whole. */
  query: ApiQuery<RecordsAnswer>;
  /** Reads the record whole where the list has its beginning only. */
  readWhole: () => void;
}

export function useOpenRecord({ place, records, listed, open }: OpenRecordOptions): OpenRecord {
  const [wholeKey, setWholeKey] = useState('');
  const index = open === '' ? -1 : records.findIndex((record) => recordKey(record) === open);
  const found = records[index];
  const key = parseRecordKey(open);
  const alone = key !== undefined && (wholeKey === open || (listed && !found));
  const query = useRecords(
    place,
    alone
      ? { shard: key.shard, from: 'sequence', at: key.sequenceNumber, limit: 1, payload: 'full' }
      : undefined,
  );
  const whole = query.data?.records.find((record) => recordKey(record) === open);
  return { record: whole ?? found, index, query, readWhole: () => setWholeKey(open) };
}
