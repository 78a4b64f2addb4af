import { clsx } from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type Column, columnClass, type Sort } from './column';
import { Tooltip } from './tooltip';

interface DataTableHeadProps<Row> {
  columns: readonly Column<Row>[];
  sort: Sort | undefined;
  onSort: ((column: string) => void) | undefined;
}

export function DataTableHead<Row>({ columns, sort, onSort }: DataTableHeadProps<Row>) {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const direction = sort?.column === column.id ? sort.direction : undefined;
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={direction && (direction === 'asc' ? 'ascending' : 'descending')}
              className={clsx(
                'sticky top-0 z-10 h-10 border-b bg-surface px-2 text-xs font-medium whitespace-nowrap text-muted first:pl-4 last:pr-4',
                columnClass(column),
                column.width,
              )}
            >
              <HeadCell column={column} direction={direction} onSort={onSort} />
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface HeadCellProps<Row> {
  column: Column<Row>;
  direction: Sort['direction'] | undefined;
  onSort: ((column: string) => void) | undefined;
}

function HeadCell<Row>({ column, direction, onSort }: HeadCellProps<Row>) {
  const text = (
    <span className={clsx('block min-w-0 truncate leading-4', direction && 'text-text')}>
      {column.header}
      {column.unit && <span className="block font-normal text-faint">{column.unit}</span>}
    </span>
  );
  const Arrow = direction === 'asc' ? ArrowUp : ArrowDown;
  const head =
    column.sortable && onSort ? (
      <button
        type="button"
        onClick={() => onSort(column.id)}
        className={clsx(
          'inline-flex max-w-full items-center gap-1 hover:text-text',
          column.numeric && 'flex-row-reverse text-right',
        )}
      >
        {text}
        {direction && <Arrow aria-hidden className="size-3 shrink-0" />}
      </button>
    ) : (
      text
    );
  return column.hint ? <Tooltip text={column.hint}>{head}</Tooltip> : head;
}
