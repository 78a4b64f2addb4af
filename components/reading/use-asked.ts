'use client';

import { useEffect, useRef } from 'react';

/** Runs once for each time that the reader asks, and not when the page opens. */
export function useAsked(asked: number, run: () => void): void {
  const answered = useRef(asked);
  useEffect(() => {
    if (answered.current === asked) return;
    answered.current = asked;
    run();
  });
}
