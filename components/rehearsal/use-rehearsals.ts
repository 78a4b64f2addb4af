'use client';

import { type ApiQuery, useApiQuery } from '@/components/ui/use-api-query';
import { useRefresh } from '@/components/ui/use-refresh';
import { queryKeys } from '@/lib/client/query-keys';
import type { RehearsalsAnswer } from '@/lib/contract/rehearsal';
import { api } from '@/lib/routes';

interface RehearsalsOptions {
  /** Asks again with the page's refresh, for where something runs or is looked at. */
  following: boolean;
}

/** What can be rehearsed on a connection, and what runs; nothing where no local service stands behind it. */
export function useRehearsals(
  connection: string,
  { following }: RehearsalsOptions,
): ApiQuery<RehearsalsAnswer> {
  const { refreshMs } = useRefresh();
  return useApiQuery<RehearsalsAnswer>({
    queryKey: queryKeys.rehearsals(connection),
    path: api.rehearsals(connection),
    refreshMs: following && refreshMs,
  });
}
