'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { QueryContent } from '@/components/ui/query-content';
import { Skeleton } from '@/components/ui/skeleton';
import { pages } from '@/lib/routes';
import { useConnections } from './use-connections';

/** Opens the first connection, or says how to configure one. */
export function FirstConnection() {
  const router = useRouter();
  const query = useConnections();
  const first = query.data?.connections[0]?.name;

  useEffect(() => {
    if (first !== undefined) router.replace(pages.streams(first));
  }, [first, router]);

  return (
    <QueryContent query={query} skeleton={<Skeleton className="m-4 h-64" />}>
      {({ connections }) =>
        connections.length > 0 ? (
          <Skeleton className="m-4 h-64" />
        ) : (
          <EmptyState title="No connection is configured">
            Write a <code>shardlens.config.json</code> with at least one connection, such as{' '}
            <code>{'{ "connections": [{ "name": "production", "region": "eu-west-1" }] }'}</code>,
            and start the server again.
          </EmptyState>
        )
      }
    </QueryContent>
  );
}
