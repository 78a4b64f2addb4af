import { clsx } from 'clsx';
import { memo } from 'react';
import { type Column, columnClass } from './column';

interface DataTableRowProps {
  row: unknown;
  index: number;
  columns: readonly Column<unknown>[];
  tabStop: boolean;
  current: boolean;
  /** A press on it opens something. */
  opens: boolean;
}

export function DataTableRow(props: DataTableRowProps) {
  const { row, index, columns, tabStop, current, opens } = props;
  return (
    <tr
      data-row={index}
      aria-rowindex={index + 2}
      aria-current={current ? 'true' : undefined}
      tabIndex={tabStop ? 0 : -1}
      className={clsx(
        'h-8 -outline-offset-2 hover:bg-raised aria-[current]:bg-raised [&>td]:border-b last:[&>td]:border-b-0',
        opens && 'cursor-pointer',
      )}
    >
      <Cells row={row} columns={columns} />
    </tr>
  );
}

/** Rendered once for a row, however it is scrolled and whatever comes in before it. */
const Cells = memo(function Cells({ row, columns }: Pick<DataTableRowProps, 'row' | 'columns'>) {
  return columns.map((column) => (
    <td
      key={column.id}
      className={clsx(
        'h-8 truncate px-2 whitespace-nowrap first:pl-4 last:pr-4',
        columnClass(column),
      )}
    >
      {column.cell(row)}
    </td>
  ));
});
