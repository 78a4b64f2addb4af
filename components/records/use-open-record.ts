'use client';

import { useMemo, useState } from 'react';
import type { ApiQuery } from '@/components/ui/use-api-query';
import type { RecordsAnswer, RecordView } from '@/lib/contract/record';
import { isAt, parseRecordKey } from './record-key';
import { type StreamPlace, useRecords } from './use-records';

interface OpenRecordOptions {
  place: StreamPlace;
  records: readonly RecordView[];
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

interface Found {
  open: string;
  record: RecordView;
}

/** The record in the drawer: that of the list, also when the list has let go of it, or else read on its own. */
export function useOpenRecord({ place, records, open }: OpenRecordOptions): OpenRecord {
  const [wholeKey, setWholeKey] = useState('');
  const [held, setHeld] = useState<Found>();
  const key = useMemo(() => parseRecordKey(open), [open]);
  const index = key ? records.findIndex((record) => isAt(record, key)) : -1;
  const listed = records[index];
  if (listed && (held?.open !== open || held.record !== listed)) setHeld({ open, record: listed });
  const found = listed ?? (held?.open === open ? held.record : undefined);

  const alone = key !== undefined && (wholeKey === open || !found);
  const query = useRecords(
    place,
    alone
      ? { shard: key.shard, from: 'sequence', at: key.sequenceNumber, limit: 1, payload: 'full' }
      : undefined,
  );
  const whole = key && query.data?.records.find((record) => isAt(record, key));
  return { record: whole ?? found, index, query, readWhole: () => setWholeKey(open) };
}
