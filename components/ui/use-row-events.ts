import type { FocusEvent, KeyboardEvent, MouseEvent } from 'react';

interface RowEventsOptions<Row> {
  rows: readonly Row[];
  /** A press on a row, or Enter on it. */
  onOpen: ((row: Row) => void) | undefined;
  onMove: (event: KeyboardEvent<HTMLElement>) => void;
  onActive: (index: number) => void;
}

const INTERACTIVE = 'a, button, input, select, textarea, label';

/** Heard once for all rows, so that a row has nothing that changes from one rendering to the next. */
export function useRowEvents<Row>({ rows, onOpen, onMove, onActive }: RowEventsOptions<Row>) {
  const open = (index: number | undefined) => {
    const row = index === undefined ? undefined : rows[index];
    if (row !== undefined) onOpen?.(row);
  };
  return {
    onFocus: ({ target }: FocusEvent) => {
      const index = indexOfRow(target);
      if (index !== undefined) onActive(index);
    },
    onClick: ({ target }: MouseEvent) => {
      if (target instanceof Element && !target.closest(INTERACTIVE)) open(indexOfRow(target));
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      // A control inside of a row has keys of its own.
      if (!(event.target instanceof HTMLTableRowElement)) return;
      if (event.key === 'Enter') open(indexOfRow(event.target));
      else onMove(event);
    },
  };
}

function indexOfRow(target: Element): number | undefined {
  const index = target.closest('tr[data-row]')?.getAttribute('data-row');
  return index === null || index === undefined ? undefined : Number(index);
}
