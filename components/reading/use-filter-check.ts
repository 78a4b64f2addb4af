'use client';

import { useApiQuery } from '@/components/ui/use-api-query';
import { useDebounced } from '@/components/ui/use-debounced';
import { queryKeys } from '@/lib/client/query-keys';
import type { FilterCheck } from '@/lib/contract/reading';
import { api } from '@/lib/routes';

const WAIT_MS = 300;

export type FilterFault = NonNullable<FilterCheck['fault']>;

/** What is wrong with the filter, as the server sees it, once the reader has stopped typing. */
export function useFilterCheck(
  connection: string,
  stream: string,
  filter: string,
): FilterFault | undefined {
  const settled = useDebounced(filter, WAIT_MS);
  const { data, problem } = useApiQuery<FilterCheck>({
    queryKey: queryKeys.filterCheck(connection, stream, settled),
    path: api.filterCheck(connection, stream, settled),
    enabled: settled.trim() !== '',
    once: true,
  });
  if (settled !== filter || filter.trim() === '') return undefined;
  const refusal = problem?.fieldFault('filter');
  if (refusal !== undefined) return { message: refusal, from: 0, to: 0 };
  return data?.fault ?? undefined;
}
