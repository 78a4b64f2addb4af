'use client';

import { keepPreviousData, type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { asClientProblem, type ClientProblem } from '@/lib/client/client-problem';
import { requestJson } from '@/lib/client/request-json';
import { retryDelayMs } from '@/lib/client/retry-delay';

interface ApiQueryOptions {
  /** From lib/client/query-keys.ts */
  queryKey: QueryKey;
  /** From `api` of lib/routes.ts */
  path: string;
  /** How often to ask again while the page is in sight; never by default. See useRefresh. */
  refreshMs?: number | false;
  enabled?: boolean;
  /** Shows the former answer while a changed question is asked. */
  keepPrevious?: boolean;
  /** What came stays as it is until `retry`: for answers that change with every asking, or cost something. */
  once?: boolean;
}

/** What a panel needs to know of one question to the server. */
export interface ApiQuery<T> {
  data: T | undefined;
  /** The newest failure, also while it is being tried again and while older data is shown. */
  problem: ClientProblem | undefined;
  /** Milliseconds from the failure to the next try; undefined when nothing will be tried by itself. */
  retryInMs: number | undefined;
  /** Failures in a row. */
  failures: number;
  fetching: boolean;
  /** When the shown data came; 0 before the first. */
  updatedAtMs: number;
  /** Asks again at once. */
  retry: () => void;
}

export function useApiQuery<T>(options: ApiQueryOptions): ApiQuery<T> {
  const { queryKey, path, refreshMs = false, enabled = true } = options;
  const { keepPrevious = false, once = false } = options;
  const queryClient = useQueryClient();
  const query = useQuery<T>({
    queryKey,
    queryFn: ({ signal }) => requestJson<T>(path, { signal }),
    refetchInterval: refreshMs,
    enabled,
    ...(once ? { staleTime: Number.POSITIVE_INFINITY } : {}),
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
  const thrown: unknown = query.error ?? query.failureReason;
  const problem = thrown === null ? undefined : asClientProblem(thrown);
  const retrying = problem !== undefined && query.fetchStatus !== 'idle';

  const { refetch } = query;
  const keyText = JSON.stringify(queryKey);
  const retry = useCallback(() => {
    const key: QueryKey = JSON.parse(keyText);
    void queryClient.cancelQueries({ queryKey: key, exact: true }).then(() => refetch());
  }, [queryClient, refetch, keyText]);

  return {
    data: query.data,
    problem,
    retryInMs: retrying ? retryDelayMs(Math.max(0, query.failureCount - 1), thrown) : undefined,
    failures: query.failureCount,
    fetching: query.isFetching,
    updatedAtMs: query.dataUpdatedAt,
    retry,
  };
}
