'use client';

import { useRouter } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { useRefresh } from '@/components/ui/use-refresh';
import type { StreamListItem } from '@/lib/contract/stream';
import { pages } from '@/lib/routes';
import { streamColumns } from './stream-columns';
import { SORT_COLUMNS, type StreamRow, sortStreams, sortsByFigure } from './stream-row';
import { streamsParams } from './streams-params';
import { StreamsSummary } from './streams-summary';
import { StreamsToolbar } from './streams-toolbar';
import { useActivities } from './use-activities';

/** Up to here, sorting by a figure fetches it for every row; beyond, for the rows in view only, which is said. */
const MOST_ROWS_TO_FETCH = 200;

interface StreamsTableProps {
  connection: string;
  streams: readonly StreamListItem[];
}

export function StreamsTable({ connection, streams }: StreamsTableProps) {
  const [{ q, sort, dir }, setParams] = useQueryStates(streamsParams);
  const [inView, setInView] = useState<readonly string[]>([]);
  const { refreshMs } = useRefresh();
  const router = useRouter();

  const found = streams.filter(({ name }) => name.toLowerCase().includes(q.trim().toLowerCase()));
  const fetchAll = found.length <= MOST_ROWS_TO_FETCH && sortsByFigure(sort);
  const wanted = fetchAll ? found.map(({ name }) => name) : inView;
  const figures = useActivities({ connection, streams: wanted, refreshMs });
  const rows: StreamRow[] = found.map((stream) => ({
    activity: undefined,
    problem: undefined,
    ...stream,
    ...figures.get(stream.name),
  }));

  const onSort = (id: string) => {
    const column = SORT_COLUMNS.find((one) => one === id);
    if (!column) return;
    const first = column === 'name' || column === 'mode' || column === 'status' ? 'asc' : 'desc';
    const turned = dir === 'asc' ? 'desc' : 'asc';
    void setParams({ sort: column, dir: column === sort ? turned : first });
  };

  return (
    <>
      <StreamsToolbar q={q} onSearch={(text) => void setParams({ q: text || null })}>
        <StreamsSummary
          rows={rows}
          total={streams.length}
          partlySorted={sortsByFigure(sort) && !fetchAll}
        />
      </StreamsToolbar>
      <DataTable
        label="Streams"
        className="max-h-[calc(100dvh-9rem)] border-y bg-surface"
        columns={streamColumns(connection)}
        rows={sortStreams(rows, sort, dir)}
        rowKey={({ name }) => name}
        sort={{ column: sort, direction: dir }}
        onSort={onSort}
        onOpen={({ name }) => router.push(pages.stream(connection, name))}
        onView={setInView}
        empty={
          <NoStreams
            searching={streams.length > 0}
            q={q}
            onClear={() => void setParams({ q: null })}
          />
        }
      />
    </>
  );
}

interface NoStreamsProps {
  searching: boolean;
  q: string;
  onClear: () => void;
}

function NoStreams({ searching, q, onClear }: NoStreamsProps) {
  if (searching) {
    return (
      <EmptyState
        title={`No stream has “${q}” in its name`}
        action={<Button onClick={onClear}>Show all streams</Button>}
      />
    );
  }
  return (
    <EmptyState title="This account has no streams in this region">
      Create one, for instance with{' '}
      <code>aws kinesis create-stream --stream-name orders --shard-count 1</code>, or choose another
      connection above. The list is asked again by itself.
    </EmptyState>
  );
}
