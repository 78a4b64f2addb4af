'use client';

import { type ApiQuery, useApiQuery } from '@/components/ui/use-api-query';
import { queryKeys } from '@/lib/client/query-keys';
import type { StreamsAnswer } from '@/lib/contract/stream';
import { api } from '@/lib/routes';

/** Every stream of a connection; asked once for the page, however many parts of it look. */
export function useStreams(
  connection: string | undefined,
  refreshMs: number | false = false,
): ApiQuery<StreamsAnswer> {
  return useApiQuery<StreamsAnswer>({
    queryKey: queryKeys.streams(connection ?? ''),
    path: api.streams(connection ?? ''),
    enabled: connection !== undefined,
    refreshMs,
  });
}
