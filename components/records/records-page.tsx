'use client';

import { useConnection } from '@/components/frame/use-connections';
import { EmptyState } from '@/components/ui/empty-state';
import { RecordsView } from './records-view';

interface RecordsPageProps {
  connection: string;
  stream: string;
}

export function RecordsPage({ connection, stream }: RecordsPageProps) {
  const allow = useConnection(connection)?.allow;
  if (allow && !allow.includes('read')) {
    return (
      <EmptyState title="Records are not shown on this connection">
        The configuration of <code>{connection}</code> does not allow <code>read</code>. Metrics and
        shards are still there; add <code>&quot;read&quot;</code> to its <code>allow</code> list to
        see records.
      </EmptyState>
    );
  }
  return <RecordsView connection={connection} stream={stream} />;
}
