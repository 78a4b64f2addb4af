'use client';

import { type RefObject, useCallback, useEffect, useState } from 'react';

export const ROW_HEIGHT_PX = 32;
const HEADER_HEIGHT_PX = 40;
/** Rows to spare on both sides at least; only so many rows further does scrolling render anything. */
const STEP_ROWS = 8;
/** Fewer rows than this are all rendered. */
const WINDOW_FROM_ROWS = 120;

export interface RowWindow {
  /** First row to render, and the one after the last. */
  first: number;
  end: number;
  scrollTo: (index: number) => void;
  /** Looks where the box is scrolled to now, ahead of the browser's own notice. */
  measure: (element: HTMLElement) => void;
}

interface View {
  top: number;
  height: number;
}

/** Rows, whether or not there are so many. */
interface Rows {
  first: number;
  end: number;
}

/** Which of `count` rows of equal height lie in the scrolled box, so that ten thousand rows cost as much as forty. */
export function useRowWindow(box: RefObject<HTMLElement | null>, count: number): RowWindow {
  const [view, setView] = useState<Rows>(rowsAround({ top: 0, height: 1_200 }));

  const measure = useCallback((element: HTMLElement) => {
    const { scrollTop: top, clientHeight: height } = element;
    const next = rowsAround({ top, height });
    setView((held) => (held.first === next.first && held.end === next.end ? held : next));
  }, []);

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const onChange = () => measure(element);
    // It also tells of the size that the box begins with.
    const observer = new ResizeObserver(onChange);
    observer.observe(element);
    element.addEventListener('scroll', onChange, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onChange);
    };
  }, [box, measure]);

  const scrollTo = (index: number) => {
    const element = box.current;
    if (!element) return;
    const top = index * ROW_HEIGHT_PX;
    const lowest = top + ROW_HEIGHT_PX + HEADER_HEIGHT_PX - element.clientHeight;
    if (top < element.scrollTop) element.scrollTo({ top });
    else if (lowest > element.scrollTop) element.scrollTo({ top: lowest });
  };

  if (count < WINDOW_FROM_ROWS) return { first: 0, end: count, scrollTo, measure };
  return { ...clampRows(view, count), scrollTo, measure };
}

/** Rows that a box scrolled to `top` shows, with some to spare on both sides. */
export function rowsAround({ top, height }: View): Rows {
  const step = STEP_ROWS * ROW_HEIGHT_PX;
  return {
    first: (Math.floor(top / step) - 1) * STEP_ROWS,
    end: (Math.ceil((top + height) / step) + 1) * STEP_ROWS,
  };
}

/** Of a list that shrank under the scroll position, its end. */
export function clampRows({ first, end }: Rows, count: number): Rows {
  return {
    first: Math.max(0, Math.min(first, count - (end - first))),
    end: Math.min(count, end),
  };
}
