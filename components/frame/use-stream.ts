'use client';

import { type ApiQuery, useApiQuery } from '@/components/ui/use-api-query';
import { useRefresh } from '@/components/ui/use-refresh';
import { queryKeys } from '@/lib/client/query-keys';
import type { StreamDetail } from '@/lib/contract/stream';
import { api } from '@/lib/routes';

/** What the service says of one stream; asked once for the page, however many parts of it look. */
export function useStream(connection: string, stream: string): ApiQuery<StreamDetail> {
  const { refreshMs } = useRefresh();
  return useApiQuery<StreamDetail>({
    queryKey: queryKeys.stream(connection, stream),
    path: api.stream(connection, stream),
    refreshMs,
  });
}
