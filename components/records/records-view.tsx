'use client';

import { useQueryStates } from 'nuqs';
import { useCallback } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { QueryContent } from '@/components/ui/query-content';
import { TableSkeleton } from '@/components/ui/table-skeleton';
import { ReadingNotes } from './reading-notes';
import { ReadingReport } from './reading-report';

import { LIMITS, recordsParams } from './records-params';
import { type ReadParams, recordsQuery } from './records-query';
import { RecordsToolbar } from './records-toolbar';
import { SampleTable } from './sample-table';
import { useReading } from './use-reading';
import type { StreamPlace } from './use-records';

/** Where to read, what came, and how it was read. */
export function RecordsView({ connection, stream }: StreamPlace) {
  const [params, setParams] = useQueryStates(recordsParams);
  const reading = useReading({ connection, stream }, params);
  const { query } = reading;

  const onRead = useCallback(
    ({ shard, from, at, limit }: ReadParams) => {
      const same =
        shard === params.shard &&
        from === params.from &&
        at === params.at &&
        limit === params.limit;
      if (same) {
        query.retry();
        return;
      }
      const known = LIMITS.find((one) => one === limit) ?? null;
      void setParams(
        { shard, from, at, limit: known, order: null, open: null },
        { history: 'push' },
      );
    },
    [params, query, setParams],
  );

  const onParams = useCallback(
    (changes: Parameters<typeof setParams>[0]) => void setParams(changes),
    [setParams],
  );

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <h2 className="sr-only">Records of {stream}</h2>
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
              <SampleTable
                connection={connection}
                stream={stream}
                reading={reading}
                params={params}
                onParams={onParams}
                onRead={onRead}
              />
              <ReadingReport reads={reading.reads} />
            </>
          )}
        </QueryContent>
      )}
    </div>
  );
}
