'use client';

import { type ApiQuery, useApiQuery } from '@/components/ui/use-api-query';
import { queryKeys } from '@/lib/client/query-keys';
import type { Run, VerdictsAnswer } from '@/lib/contract/run';
import { api } from '@/lib/routes';
import { isUnderWay, undeliveredCount, unknownCount } from './run-state';

export const VERDICTS_PER_PAGE = 100;
const POLL_MS = 1_000;

export const VERDICT_FILTERS = ['all', 'delivered', 'failed', 'unknown', 'undelivered'] as const;
export type VerdictFilter = (typeof VERDICT_FILTERS)[number];

/** How many verdicts of a filter a run has so far. */
export function verdictCount(run: Pick<Run, 'state' | 'progress'>, filter: VerdictFilter): number {
  const { delivered, failed } = run.progress;
  if (filter === 'all') return delivered + undeliveredCount(run);
  if (filter === 'undelivered') return undeliveredCount(run);
  return { delivered, failed, unknown: unknownCount(run) }[filter];
}

interface VerdictsOptions {
  connection: string;
  run: Run;
  filter: VerdictFilter;
  /** From 0. */
  page: number;
}

/** One page of verdicts, in the order in which they came; asked again while it may still fill. */
export function useVerdicts(options: VerdictsOptions): ApiQuery<VerdictsAnswer> {
  const { connection, run, filter: status, page } = options;
  const underWay = isUnderWay(run.state);
  const offset = page * VERDICTS_PER_PAGE;
  const full = verdictCount(run, status) >= offset + VERDICTS_PER_PAGE;
  return useApiQuery<VerdictsAnswer>({
    queryKey: queryKeys.verdicts(connection, run.stream, run.id, {
      status,
      offset,
      full,
      // The last of them came after the page was full.
      underWay,
    }),
    path: api.runVerdicts(connection, run.stream, run.id, {
      status,
      offset,
      limit: VERDICTS_PER_PAGE,
    }),
    refreshMs: underWay && !full && POLL_MS,
    keepPrevious: true,
  });
}
