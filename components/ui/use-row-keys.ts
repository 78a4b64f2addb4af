'use client';

import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { ROW_HEIGHT_PX } from './use-row-window';

interface RowKeysOptions {
  count: number;
  box: RefObject<HTMLElement | null>;
  scrollTo: (index: number) => void;
}

/** Arrow keys, Home, End and the page keys move the focus from row to row; one row is the table's tab stop. */
export function useRowKeys({ count, box, scrollTo }: RowKeysOptions) {
  const [active, setActive] = useState(0);
  const wanted = useRef<number | undefined>(undefined);

  // A row that was outside the window gets rendered by the scrolling first, so the focus follows after a render.
  useEffect(() => {
    if (wanted.current === undefined) return;
    const row = box.current?.querySelector<HTMLElement>(`tr[data-row="${wanted.current}"]`);
    if (!row) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const pageRows = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW_HEIGHT_PX) - 2);
    const target = rowAfterKey({ key: event.key, active, count, pageRows });
    if (target === undefined) return;
    event.preventDefault();
    wanted.current = target;
    setActive(target);
    scrollTo(target);
  };
  return { active, setActive, onKeyDown };
}

interface KeyPress {
  key: string;
  active: number;
  count: number;
  pageRows: number;
}

/** The row that a key leads to; undefined for keys that do not move. */
export function rowAfterKey({ key, active, count, pageRows }: KeyPress): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: pageRows,
    PageUp: -pageRows,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  if (step === undefined || count === 0) return undefined;
  return Math.min(count - 1, Math.max(0, active + step));
}
