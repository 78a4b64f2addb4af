'use client';

import { useEffect } from 'react';

const TAKES_ARROWS = 'input, textarea, select, [role="tree"], dialog';

/** Up and down go through the list while a record is open, wherever the focus is but in something that takes arrows itself. */
export function useRecordKeys(active: boolean, move: (step: -1 | 1) => void): void {
  useEffect(() => {
    if (!active) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.target instanceof Element && event.target.closest(TAKES_ARROWS)) return;
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [active, move]);
}
