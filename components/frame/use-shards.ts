'use client';

import { type ApiQuery, useApiQuery } from '@/components/ui/use-api-query';
import { queryKeys } from '@/lib/client/query-keys';
import type { ShardsAnswer } from '@/lib/contract/shard';
import { api } from '@/lib/routes';

/** Every shard of a stream, open and closed. */
export function useShards(
  connection: string,
  stream: string,
  refreshMs: number | false = false,
): ApiQuery<ShardsAnswer> {
  return useApiQuery<ShardsAnswer>({
    queryKey: queryKeys.shards(connection, stream),
    path: api.shards(connection, stream),
    refreshMs,
  });
}
