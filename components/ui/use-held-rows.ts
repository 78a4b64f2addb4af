'use client';

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ROW_HEIGHT_PX } from './use-row-window';

/** Where new rows come in. */
export type LiveEdge = 'top' | 'bottom';

interface HeldRowsOptions<Row> {
  box: RefObject<HTMLElement | null>;
  /** The same objects for the same rows from one array to the next. */
  rows: readonly Row[];
  /** undefined: rows do not come by themselves, nothing is held. */
  edge: LiveEdge | undefined;
  /** Takes in the new scroll position before the browser paints. */
  measure: (element: HTMLElement) => void;
}

export interface HeldRows {
  /** Rows that came since the reader scrolled away from the edge; undefined at the edge. */
  newer: number | undefined;
  /** Back to the edge. */
  follow: () => void;
}

interface Anchor<Row> {
  row: Row | undefined;
  offsetPx: number;
}

/** At the edge the newest rows stay in view; scrolled away from it, the rows in view stay where they are. */
export function useHeldRows<Row>(options: HeldRowsOptions<Row>): HeldRows {
  const { box, rows, edge, measure } = options;
  const current = useRef(rows);
  const anchor = useRef<Anchor<Row>>({ row: undefined, offsetPx: 0 });
  /** As last told or set; undefined while that is not known. Asking the box would have it laid out at once. */
  const topPx = useRef<number>(undefined);
  const [left, setLeft] = useState<{ edge: LiveEdge; newest: Row | undefined }>();
  const away = edge !== undefined && left?.edge === edge;

  useEffect(() => {
    const element = box.current;
    if (!element || !edge) return undefined;
    const onScroll = () => {
      topPx.current = element.scrollTop;
      const first = Math.floor(element.scrollTop / ROW_HEIGHT_PX);
      anchor.current = {
        row: current.current[first],
        offsetPx: element.scrollTop - first * ROW_HEIGHT_PX,
      };
      const newest = edge === 'top' ? current.current[0] : current.current.at(-1);
      setLeft((held) => {
        if (isAtEdge(element, edge)) return undefined;
        return held?.edge === edge ? held : { edge, newest };
      });
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      topPx.current = undefined;
      element.removeEventListener('scroll', onScroll);
    };
  }, [box, edge]);

  useLayoutEffect(() => {
    current.current = rows;
    const element = box.current;
    if (!element || !edge) return;
    if (!away && edge === 'top' && topPx.current === 0) return;
    const { row, offsetPx } = anchor.current;
    const index = away && row !== undefined ? rows.indexOf(row) : -1;
    if (index >= 0) element.scrollTo({ top: index * ROW_HEIGHT_PX + offsetPx });
    else if (!away) element.scrollTo({ top: edge === 'top' ? 0 : element.scrollHeight });
    measure(element);
    topPx.current = element.scrollTop;
  }, [box, rows, edge, away, measure]);

  const follow = useCallback(() => setLeft(undefined), []);
  return { newer: away ? rowsBeyond(rows, left.newest, edge) : undefined, follow };
}

function isAtEdge(element: HTMLElement, edge: LiveEdge): boolean {
  const { scrollTop, scrollHeight, clientHeight } = element;
  const distance = edge === 'top' ? scrollTop : scrollHeight - clientHeight - scrollTop;
  return distance < ROW_HEIGHT_PX / 2;
}

/** How many rows lie between the row and the edge; all of them where it is gone. */
export function rowsBeyond<Row>(rows: readonly Row[], row: Row | undefined, edge: LiveEdge) {
  if (row === undefined) return rows.length;
  const index = edge === 'top' ? rows.indexOf(row) : rows.lastIndexOf(row);
  if (index < 0) return rows.length;
  return edge === 'top' ? index : rows.length - 1 - index;
}
