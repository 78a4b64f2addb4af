'use client';

import { useCallback, useEffect } from 'react';
import { ReadingNotes } from '@/components/records/reading-notes';
import { ReadingReport } from '@/components/records/reading-report';
import { LIMITS } from '@/components/records/records-params';
import { type ReadParams, recordsQuery } from '@/components/records/records-query';
import { RecordsToolbar } from '@/components/records/records-toolbar';
import { SampleTable } from '@/components/records/sample-table';
import { useReading } from '@/components/records/use-reading';
import { EmptyState } from '@/components/ui/empty-state';
import { QueryContent } from '@/components/ui/query-content';
import { TableSkeleton } from '@/components/ui/table-skeleton';
import type { RecordsAnswer, Unevaluated } from '@/lib/contract/record';
import type { ModeProps } from './mode-props';
import { ReadingNotices } from './reading-notices';
import { useAsked } from './use-asked';

/** One read of the stream: where to read, what came, and how it was read. */
export function SampleView(props: ModeProps) {
  const { connection, stream, params, onParams, onFilter, typedFilter, onSeen, asked } = props;
  const reading = useReading({ connection, stream }, params);
  const { query, records } = reading;
  useEffect(() => onSeen(records), [onSeen, records]);
  useAsked(asked, query.retry);

  const onRead = useCallback(
    ({ shard, from, at, limit }: ReadParams) => {
      const filter = typedFilter();
      const same =
        shard === params.shard &&
        from === params.from &&
        at === params.at &&
        limit === params.limit &&
        filter === params.filter;
      if (same) {
        query.retry();
        return;
      }
      const known = LIMITS.find((one) => one === limit) ?? null;
      onParams({ shard, from, at, limit: known, filter, order: null, open: null });
    },
    [params, query, onParams, typedFilter],
  );

  return (
    <>
      <RecordsToolbar
        connection={connection}
        stream={stream}
        params={params}
        problem={query.problem}
        reading={query.fetching}
        onRead={onRead}
      />
      {recordsQuery(params) === undefined ? (
        <EmptyState
          title={params.from === 'time' ? 'Give a time' : 'Give a shard and a sequence number'}
        >
          {params.from !== 'time' &&
            'A sequence number belongs to one shard. Every record shows both when it is opened.'}
        </EmptyState>
      ) : (
        <QueryContent query={query} skeleton={<TableSkeleton rows={12} />}>
          {() => (
            <>
              <ReadingNotes answers={reading.answers} />
              <ReadingNotices notices={[]} unevaluated={unevaluatedOf(reading.answers)} />
              <SampleTable
                connection={connection}
                stream={stream}
                reading={reading}
                params={params}
                onParams={onParams}
                onRead={onRead}
                onFilter={onFilter}
              />
              <ReadingReport reads={reading.reads} />
            </>
          )}
        </QueryContent>
      )}
    </>
  );
}

/** Over the first read and those that followed it. */
function unevaluatedOf(answers: readonly RecordsAnswer[]): Unevaluated | null {
  const found = answers.flatMap(({ unevaluated }) => unevaluated ?? []);
  const newest = found.at(-1);
  if (!newest) return null;
  return { ...newest, records: found.reduce((sum, { records }) => sum + records, 0) };
}
