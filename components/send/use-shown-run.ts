'use client';

import { parseAsString, useQueryState } from 'nuqs';
import { useCallback, useEffect, useRef } from 'react';
import type { RunsAnswer } from '@/lib/contract/run';
import { isUnderWay } from './run-state';

/** The run that the page shows; its id stands in the address. Where none does, one that is under way is taken up once. */
export function useShownRun(runs: RunsAnswer | undefined) {
  const [id, setId] = useQueryState('run', parseAsString);
  const looked = useRef(false);
  useEffect(() => {
    if (looked.current || !runs) return;
    looked.current = true;
    const running = runs.runs.find(({ state }) => isUnderWay(state));
    if (id === null && running) void setId(running.id);
  }, [runs, id, setId]);
  const show = useCallback((next: string | null) => void setId(next, { history: 'push' }), [setId]);
  return { id, show };
}
