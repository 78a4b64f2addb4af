'use client';

import { notifyManager, type Query, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useSyncExternalStore } from 'react';
import { ClientProblem } from '@/lib/client/client-problem';

export interface Freshness {
  /** When the newest answer on the page came; 0 before the first. */
  updatedAtMs: number;
  failing: number;
  fetching: boolean;
}

const NOTHING: Freshness = { updatedAtMs: 0, failing: 0, fetching: false };

/** How fresh the page is, over every question that something on it asks. */
export function useFreshness(): Freshness {
  const cache = useQueryClient().getQueryCache();
  const last = useRef(NOTHING);

  // The cache speaks up while other components render; the manager waits until they are done.
  const subscribe = useCallback(
    (listener: () => void) => cache.subscribe(notifyManager.batchCalls(listener)),
    [cache],
  );
  const snapshot = useCallback(() => {
    const next = freshnessOf(cache.getAll().filter((query) => query.isActive()));
    if (!same(last.current, next)) last.current = next;
    return last.current;
  }, [cache]);
  return useSyncExternalStore(subscribe, snapshot, () => NOTHING);
}

function freshnessOf(queries: readonly Query[]): Freshness {
  return {
    updatedAtMs: Math.max(0, ...queries.map(({ state }) => state.dataUpdatedAt)),
    failing: queries.filter(isFailing).length,
    fetching: queries.some(({ state }) => state.fetchStatus === 'fetching'),
  };
}

/** What was filled in wrongly is told at its field, and no failure of the page. */
function isFailing({ state }: Query): boolean {
  if (state.fetchFailureCount === 0 && state.status !== 'error') return false;
  const reason: unknown = state.error ?? state.fetchFailureReason;
  return !(reason instanceof ClientProblem && reason.code === 'invalid_input');
}

const same = (one: Freshness, other: Freshness) =>
  one.updatedAtMs === other.updatedAtMs &&
  one.failing === other.failing &&
  one.fetching === other.fetching;
