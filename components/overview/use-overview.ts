'use client';

import { useQueryStates } from 'nuqs';
import { useCallback } from 'react';
import { useApiQuery } from '@/components/ui/use-api-query';
import { useRefresh } from '@/components/ui/use-refresh';
import { queryKeys } from '@/lib/client/query-keys';
import type { MetricsAnswer } from '@/lib/contract/metrics';
import { api } from '@/lib/routes';
import { metricsQuery, overviewParams } from './overview-params';

/** The view that the address asks for, and the figures for it. A zoom is a fixed span. */
export function useOverview(connection: string, stream: string) {
  const [view, setView] = useQueryStates(overviewParams, { history: 'push' });
  const { refreshMs } = useRefresh();
  const question = metricsQuery(view);
  const query = useApiQuery<MetricsAnswer>({
    queryKey: queryKeys.metrics(connection, stream, question),
    path: api.metrics(connection, stream, question),
    refreshMs,
    keepPrevious: true,
  });
  const zoom = useCallback(
    (from: number, to: number) => void setView({ from, to, period: null }),
    [setView],
  );
  const unzoom = () => void setView({ from: null, to: null });
  return { view, setView, query, zoom, unzoom, zoomed: view.from !== null && view.to !== null };
}
