'use client';

import { type ApiQuery, useApiQuery } from '@/components/ui/use-api-query';
import { useRefresh } from '@/components/ui/use-refresh';
import { queryKeys } from '@/lib/client/query-keys';
import type { RunsAnswer } from '@/lib/contract/run';
import { api } from '@/lib/routes';

/** The runs of a stream, newest first. */
export function useRuns(connection: string, stream: string): ApiQuery<RunsAnswer> {
  const { refreshMs } = useRefresh();
  return useApiQuery<RunsAnswer>({
    queryKey: queryKeys.runs(connection, stream),
    path: api.runs(connection, stream),
    refreshMs,
  });
}
