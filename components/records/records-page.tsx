'use client';

import { Permitted } from '@/components/frame/permitted';
import { EmptyState } from '@/components/ui/empty-state';
import { RecordsView } from './records-view';

interface RecordsPageProps {
  connection: string;
  stream: string;
}

export function RecordsPage({ connection, stream }: RecordsPageProps) {
  return (
    <Permitted
      connection={connection}
      permission="read"
      refusal={
        <EmptyState title="Records are not shown on this connection">
          The configuration of <code>{connection}</code> does not allow <code>read</code>. Metrics
          and shards are still there; add <code>&quot;read&quot;</code> to its <code>allow</code>{' '}
          list to see records.
        </EmptyState>
      }
    >
      {() => <RecordsView connection={connection} stream={stream} />}
    </Permitted>
  );
}
