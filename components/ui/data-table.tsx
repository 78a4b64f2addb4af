'use client';

import { clsx } from 'clsx';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Column, Sort } from './column';
import { DataTableHead } from './data-table-head';
import { DataTableRow } from './data-table-row';
import { NewRows } from './new-rows';
import { type LiveEdge, useHeldRows } from './use-held-rows';
import { useRowEvents } from './use-row-events';
import { useRowKeys } from './use-row-keys';
import { ROW_HEIGHT_PX, useRowWindow } from './use-row-window';

interface DataTableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: Sort | undefined;
  onSort?: ((column: string) => void) | undefined;
  /** A press on a row, or Enter on it. */
  onOpen?: ((row: Row) => void) | undefined;
  /** The key of the row that is open or marked; it is brought into view when it changes. */
  currentKey?: string | undefined;
  /** Hears the keys of the rows in view, whenever they change. */
  onView?: ((keys: readonly string[]) => void) | undefined;
  /** Where new rows come in by themselves: there the newest stay in view, elsewhere what is in view stays. */
  liveEdge?: LiveEdge | undefined;
  /** Stands in the place of rows. */
  empty?: ReactNode;
  /** Gives the box its height; long tables scroll inside it and render only what is in view. */
  className?: string;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, onOpen, onView, currentKey, liveEdge, className } = props;
  const box = useRef<HTMLDivElement>(null);
  const { first, end, scrollTo, measure } = useRowWindow(box, rows.length);
  const { newer, follow } = useHeldRows({ box, rows, edge: liveEdge, measure });
  const keys = useRowKeys({ count: rows.length, box, scrollTo });
  const shown = rows.slice(first, end);
  useCurrentInView({ props, scrollTo, setActive: keys.setActive });

  const view = onView ? shown.map(rowKey).join('\n') : '';
  useEffect(() => onView?.(view ? view.split('\n') : []), [onView, view]);
  const rowEvents = useRowEvents({
    rows,
    onOpen,
    onMove: keys.onKeyDown,
    onActive: keys.setActive,
  });

  return (
    <div
      ref={box}
      className={clsx('overflow-auto', liveEdge && '[overflow-anchor:none]', className)}
    >
      {liveEdge === 'top' && <NewRows count={newer} edge="top" onFollow={follow} />}
      <table
        aria-label={label}
        aria-rowcount={rows.length + 1}
        className="w-full table-fixed border-separate border-spacing-0 text-sm"
      >
        <DataTableHead columns={columns} sort={props.sort} onSort={props.onSort} />
        <tbody {...rowEvents}>
          <Spacer rows={first} />
          {shown.map((row, index) => (
            <DataTableRow
              key={rowKey(row)}
              row={row}
              index={first + index}
              columns={columns}
              tabStop={first + index === Math.min(keys.active, rows.length - 1)}
              current={rowKey(row) === currentKey}
              opens={onOpen !== undefined}
            />
          ))}
          <Spacer rows={rows.length - end} />
        </tbody>
      </table>
      {rows.length === 0 && props.empty}
      {liveEdge === 'bottom' && <NewRows count={newer} edge="bottom" onFollow={follow} />}
    </div>
  );
}

interface CurrentInView<Row> {
  props: Pick<DataTableProps<Row>, 'rows' | 'rowKey' | 'currentKey'>;
  scrollTo: (index: number) => void;
  setActive: (index: number) => void;
}

/** Once for each new key, when its row is there: the reader's own scrolling is not undone. */
function useCurrentInView<Row>({ props, scrollTo, setActive }: CurrentInView<Row>) {
  const { rows, rowKey, currentKey } = props;
  const seen = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (currentKey === seen.current) return;
    const index = rows.findIndex((row) => rowKey(row) === currentKey);
    if (currentKey !== undefined && index < 0) return;
    seen.current = currentKey;
    if (index < 0) return;
    setActive(index);
    scrollTo(index);
  });
}

function Spacer({ rows }: { rows: number }) {
  if (rows <= 0) return null;
  return (
    <tr aria-hidden>
      <td aria-hidden className="p-0" style={{ height: rows * ROW_HEIGHT_PX }} />
    </tr>
  );
}
