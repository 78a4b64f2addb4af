'use client';

import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { asClientProblem, type ClientProblem } from '@/lib/client/client-problem';
import { queryKeys } from '@/lib/client/query-keys';
import { requestJson } from '@/lib/client/request-json';
import type { ShardActivity, ShardsActivityAnswer } from '@/lib/contract/shard';
import { api } from '@/lib/routes';

const CHUNK_SHARDS = 50;
/** Each shard costs several billed metrics a look; streams of more shards load what is in view only. */
export const LOAD_ALL_SHARDS = 200;

interface ShardsActivityOptions {
  connection: string;
  stream: string;
  openIds: readonly string[];
  visibleIds: readonly string[];
  refreshMs: number | false;
}

export interface ShardsActivity {
  byShard: ReadonlyMap<string, ShardActivity>;
  windowSeconds: number | undefined;
  asOfMs: number | undefined;
  problem: ClientProblem | undefined;
}

/** Rates of open shards from shard-level metrics, asked in chunks that keep their keys while the table scrolls. */
export function useShardsActivity(options: ShardsActivityOptions): ShardsActivity {
  const { connection, stream, openIds, visibleIds, refreshMs } = options;
  const chunks = useMemo(() => wantedChunks(openIds, visibleIds), [openIds, visibleIds]);
  return useQueries({
    queries: chunks.map((ids) => ({
      queryKey: queryKeys.shardsActivity(connection, stream, ids),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        requestJson<ShardsActivityAnswer>(api.shardsActivity(connection, stream, ids), { signal }),
      refetchInterval: refreshMs,
    })),
    combine,
  });
}

export function wantedChunks(
  openIds: readonly string[],
  visibleIds: readonly string[],
): readonly (readonly string[])[] {
  const chunks: (readonly string[])[] = [];
  for (let at = 0; at < openIds.length; at += CHUNK_SHARDS) {
    chunks.push(openIds.slice(at, at + CHUNK_SHARDS));
  }
  if (openIds.length <= LOAD_ALL_SHARDS) return chunks;
  const visible = new Set(visibleIds);
  return chunks.filter((ids) => ids.some((id) => visible.has(id)));
}

function combine(results: UseQueryResult<ShardsActivityAnswer>[]): ShardsActivity {
  const answers = results.flatMap(({ data }) => data ?? []);
  const thrown: unknown = results
    .map(({ error, failureReason }) => error ?? failureReason)
    .find((one) => one !== null);
  return {
    byShard: new Map(answers.flatMap(({ rows }) => rows).map((row) => [row.shard, row])),
    windowSeconds: answers[0]?.windowSeconds,
    asOfMs: answers[0]?.asOfMs,
    problem: thrown === undefined ? undefined : asClientProblem(thrown),
  };
}
