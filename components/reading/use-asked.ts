'use client';

import { useEffect, useRef } from 'react';

/** Runs once for each time that the reader asks; also for what was asked before the view had come. */
export function useAsked(asked: number, run: () => void): void {
  const answered = useRef(0);
  useEffect(() => {
    if (answered.current === asked) return;
    answered.current = asked;
    run();
  });
}
