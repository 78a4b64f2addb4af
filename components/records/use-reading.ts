'use client';

import { useMemo } from 'react';
import type { ApiQuery } from '@/components/ui/use-api-query';
import type { RecordsAnswer, RecordView, ShardRead } from '@/lib/contract/record';
import { mergeReads, mergeRecords, orderOf } from './merge-answers';
import type { RecordOrder } from './record-order';
import { type ReadParams, recordsQuery } from './records-query';
import { useNewerRecords } from './use-newer-records';
import { type StreamPlace, useRecords } from './use-records';

export interface Reading {
  query: ApiQuery<RecordsAnswer>;
  newer: ReturnType<typeof useNewerRecords>;
  /** The first read and those that followed it. */
  answers: readonly RecordsAnswer[];
  records: readonly RecordView[];
  reads: readonly ShardRead[];
  order: RecordOrder;
}

interface ReadingParams extends ReadParams {
  order: RecordOrder | null;
  filter: string;
}

/** One read of the stream, with what was read on after it, as one list. */
export function useReading(place: StreamPlace, params: ReadingParams): Reading {
  const filter = params.filter || undefined;
  const question = recordsQuery(params);
  const query = useRecords(place, question && { ...question, filter });
  const newer = useNewerRecords(place, { limit: params.limit, filter }, query.updatedAtMs);
  const answers = useMemo(
    () => (query.data ? [query.data, ...newer.answers] : []),
    [query.data, newer.answers],
  );
  const order = params.order ?? orderOf(params);
  const records = useMemo(() => mergeRecords(answers, order), [answers, order]);
  const reads = useMemo(() => mergeReads(answers), [answers]);
  return { query, newer, answers, records, reads, order };
}
