import { clsx } from 'clsx';
import type { KeyboardEvent } from 'react';
import { type Column, columnClass } from './column';

interface DataTableRowProps<Row> {
  row: Row;
  index: number;
  columns: readonly Column<Row>[];
  tabStop: boolean;
  current: boolean;
  onActive: (index: number) => void;
  onMove: (event: KeyboardEvent<HTMLElement>) => void;
  onOpen: ((row: Row) => void) | undefined;
}

const INTERACTIVE = 'a, button, input, select, textarea, label';

export function DataTableRow<Row>(props: DataTableRowProps<Row>) {
  const { row, index, columns, tabStop, current, onActive, onMove, onOpen } = props;
  return (
    <tr
      data-row={index}
      aria-rowindex={index + 2}
      aria-current={current ? 'true' : undefined}
      tabIndex={tabStop ? 0 : -1}
      onFocus={() => onActive(index)}
      onClick={(event) => {
        const onControl = event.target instanceof Element && event.target.closest(INTERACTIVE);
        if (!onControl) onOpen?.(row);
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return;
        if (event.key === 'Enter') onOpen?.(row);
        else onMove(event);
      }}
      className={clsx(
        'h-8 -outline-offset-2 hover:bg-raised aria-[current]:bg-raised [&>td]:border-b last:[&>td]:border-b-0',
        onOpen && 'cursor-pointer',
      )}
    >
      {columns.map((column) => (
        <td
          key={column.id}
          className={clsx(
            'h-8 truncate px-2 whitespace-nowrap first:pl-4 last:pr-4',
            columnClass(column),
          )}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}
