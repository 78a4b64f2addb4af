'use client';

import { type ApiQuery, useApiQuery } from '@/components/ui/use-api-query';
import { queryKeys } from '@/lib/client/query-keys';
import type { Connection, ConnectionsAnswer } from '@/lib/contract/connection';
import { api } from '@/lib/routes';

const REFRESH_MS = 60_000;

export function useConnections(): ApiQuery<ConnectionsAnswer> {
  return useApiQuery<ConnectionsAnswer>({
    queryKey: queryKeys.connections(),
    path: api.connections(),
    refreshMs: REFRESH_MS,
  });
}

/** The connection of this name; undefined while it is loading or when there is none. */
export function useConnection(name: string | undefined): Connection | undefined {
  return useConnections().data?.connections.find((connection) => connection.name === name);
}
