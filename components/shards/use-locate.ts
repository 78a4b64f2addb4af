'use client';

import { type ApiQuery, useApiQuery } from '@/components/ui/use-api-query';
import { useDebounced } from '@/components/ui/use-debounced';
import { queryKeys } from '@/lib/client/query-keys';
import type { LocateAnswer } from '@/lib/contract/shard';
import { api } from '@/lib/routes';

const TYPING_MS = 200;

interface LocateOptions {
  connection: string;
  stream: string;
  by: 'key' | 'hash';
  text: string;
}

/** Asks the server which open shard takes a key; nothing is asked for an empty one. */
export function useLocate({ connection, stream, by, text }: LocateOptions): ApiQuery<LocateAnswer> {
  const settled = useDebounced(text, TYPING_MS);
  const query = by === 'key' ? { key: settled } : { hashKey: settled };
  return useApiQuery<LocateAnswer>({
    queryKey: queryKeys.locate(connection, stream, query),
    path: api.locate(connection, stream, query),
    enabled: settled !== '',
    keepPrevious: settled !== '',
  });
}
