'use client';

import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { QueryContent } from '@/components/ui/query-content';
import { Skeleton } from '@/components/ui/skeleton';
import type { Connection, Permission } from '@/lib/contract/connection';
import { useConnection, useConnections } from './use-connections';

interface PermittedProps {
  connection: string;
  permission: Permission;
  /** Stands in the place of the page where the connection does not allow it. */
  refusal: ReactNode;
  children: (connection: Connection) => ReactNode;
}

/** Shows, and so asks the server for, only what the connection allows; else why it is not there. */
export function Permitted({ connection, permission, refusal, children }: PermittedProps) {
  const query = useConnections();
  const found = useConnection(connection);
  if (found) return found.allow.includes(permission) ? children(found) : refusal;
  return (
    <QueryContent query={query} skeleton={<Skeleton className="m-4 h-96" />}>
      {() => <EmptyState title={`No connection is called ${connection}`} />}
    </QueryContent>
  );
}
