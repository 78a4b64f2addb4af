'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type ApiQuery, useApiQuery } from '@/components/ui/use-api-query';
import { queryKeys } from '@/lib/client/query-keys';
import type { RunAnswer } from '@/lib/contract/run';
import { api } from '@/lib/routes';
import { isUnderWay } from './run-state';

const POLL_MS = 1_000;

/** One run, asked about once a second for as long as it is under way and the page is in sight. */
export function useRun(connection: string, stream: string, id: string): ApiQuery<RunAnswer> {
  const queryClient = useQueryClient();
  const queryKey = queryKeys.run(connection, stream, id);
  const known = queryClient.getQueryData<RunAnswer>(queryKey)?.run.state;
  const query = useApiQuery<RunAnswer>({
    queryKey,
    path: api.run(connection, stream, id),
    refreshMs: known !== undefined && isUnderWay(known) ? POLL_MS : false,
  });

  const state = query.data?.run.state;
  useEffect(() => {
    // The history tells the state too.
    if (state) void queryClient.invalidateQueries({ queryKey: queryKeys.runs(connection, stream) });
  }, [queryClient, connection, stream, state]);
  return query;
}
