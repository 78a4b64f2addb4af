'use client';

import { parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useEffect, useRef } from 'react';
import type { RunsAnswer } from '@/lib/contract/run';
import { isUnderWay } from './run-state';

const PARAMS = {
  run: parseAsString,
  /** Which verdicts of it are shown: another run is shown whole. */
  verdicts: parseAsString,
};

/** The run that the page shows; its id stands in the address. Where none does, one that is under way is taken up once. */
export function useShownRun(runs: RunsAnswer | undefined) {
  const [{ run }, setParams] = useQueryStates(PARAMS);
  const looked = useRef(false);
  useEffect(() => {
    if (looked.current || !runs) return;
    looked.current = true;
    const running = runs.runs.find(({ state }) => isUnderWay(state));
    if (run === null && running) void setParams({ run: running.id });
  }, [runs, run, setParams]);
  const show = useCallback(
    (next: string | null) => void setParams({ run: next, verdicts: null }, { history: 'push' }),
    [setParams],
  );
  return { id: run, show };
}
