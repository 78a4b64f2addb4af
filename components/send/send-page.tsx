'use client';

import { useConnection, useConnections } from '@/components/frame/use-connections';
import { EmptyState } from '@/components/ui/empty-state';
import { QueryContent } from '@/components/ui/query-content';
import { Skeleton } from '@/components/ui/skeleton';
import type { Generator } from './generator';
import { SendView } from './send-view';

interface SendPageProps {
  connection: string;
  stream: string;
  generators: readonly Generator[];
}

/** The form, for those who may send; for others, why there is none. */
export function SendPage({ connection, stream, generators }: SendPageProps) {
  const query = useConnections();
  const found = useConnection(connection);
  if (!found) {
    return (
      <QueryContent query={query} skeleton={<Skeleton className="m-4 h-96" />}>
        {() => <EmptyState title={`No connection is called ${connection}`} />}
      </QueryContent>
    );
  }
  return (
    <div className="flex flex-1 flex-col">
      <h1 className="sr-only">Send to {stream}</h1>
      {found.allow.includes('send') ? (
        <SendView
          connection={connection}
          stream={stream}
          production={found.environment === 'production'}
          generators={generators}
        />
      ) : (
        <EmptyState title="Sending is not allowed on this connection">
          The configuration of <code>{connection}</code> does not allow <code>send</code>, so
          nothing can be put into its streams from here. Add <code>&quot;send&quot;</code> to its{' '}
          <code>allow</code> list in the configuration file to change that.
        </EmptyState>
      )}
    </div>
  );
}
