'use client';

import { useConnection, useConnections } from '@/components/frame/use-connections';
import { EmptyState } from '@/components/ui/empty-state';
import { QueryContent } from '@/components/ui/query-content';
import { TableSkeleton } from '@/components/ui/table-skeleton';
import { RecordsView } from './records-view';

interface RecordsPageProps {
  connection: string;
  stream: string;
}

/** What may be read, once it is known that reading is allowed; else why nothing is shown. */
export function RecordsPage({ connection, stream }: RecordsPageProps) {
  const query = useConnections();
  const found = useConnection(connection);
  return (
    <QueryContent query={query} skeleton={<TableSkeleton rows={12} />}>
      {() =>
        found?.allow.includes('read') ? (
          <RecordsView connection={connection} stream={stream} />
        ) : (
          <EmptyState title="Records are not shown on this connection">
            The configuration of <code>{connection}</code> does not allow <code>read</code>. Metrics
            and shards are still there; add <code>&quot;read&quot;</code> to its <code>allow</code>{' '}
            list to see records.
          </EmptyState>
        )
      }
    </QueryContent>
  );
}
