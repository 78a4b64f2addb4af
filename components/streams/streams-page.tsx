'use client';

import { useStreams } from '@/components/frame/use-streams';
import { QueryContent } from '@/components/ui/query-content';
import { TableSkeleton } from '@/components/ui/table-skeleton';
import { useRefresh } from '@/components/ui/use-refresh';
import { StreamsTable } from './streams-table';

export function StreamsPage({ connection }: { connection: string }) {
  const { refreshMs } = useRefresh();
  const query = useStreams(connection, refreshMs);
  return (
    <div className="flex flex-1 flex-col">
      <h1 className="sr-only">Streams of {connection}</h1>
      <QueryContent query={query} skeleton={<TableSkeleton rows={8} />}>
        {({ streams }) => <StreamsTable connection={connection} streams={streams} />}
      </QueryContent>
    </div>
  );
}
