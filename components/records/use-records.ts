'use client';

import { type ApiQuery, useApiQuery } from '@/components/ui/use-api-query';
import { queryKeys } from '@/lib/client/query-keys';
import type { RecordsAnswer } from '@/lib/contract/record';
import { api } from '@/lib/routes';

export interface StreamPlace {
  connection: string;
  stream: string;
}

/** Reads once for each question; the reader asks again, never the page by itself, for every read spends the stream's budget. */
export function useRecords(
  { connection, stream }: StreamPlace,
  question: Readonly<Record<string, string | number | undefined>> | undefined,
): ApiQuery<RecordsAnswer> {
  const query = question ?? {};
  return useApiQuery<RecordsAnswer>({
    queryKey: queryKeys.records(connection, stream, query),
    path: api.records(connection, stream, query),
    enabled: question !== undefined,
    once: true,
  });
}
