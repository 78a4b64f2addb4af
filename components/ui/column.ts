import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface Column<Row> {
  id: string;
  header: string;
  /** Stands under the header, not in every cell. */
  unit?: string;
  /** What the figure is, on hover of the header. */
  hint?: string;
  numeric?: boolean;
  sortable?: boolean;
  /** Width as a class; exactly one column should have none and take the rest. */
  width?: string;
  /** Shown from this width of the window on; always when absent. */
  from?: keyof typeof SHOWN_FROM;
  cell(row: Row): ReactNode;
}

export interface Sort {
  column: string;
  direction: 'asc' | 'desc';
}

const SHOWN_FROM = {
  sm: 'hidden sm:table-cell',
  md: 'hidden md:table-cell',
  lg: 'hidden lg:table-cell',
  xl: 'hidden xl:table-cell',
  wide: 'hidden wide:table-cell',
} as const;

export function columnClass(column: Pick<Column<never>, 'from' | 'numeric'>): string {
  return clsx(column.from && SHOWN_FROM[column.from], column.numeric ? 'text-right' : 'text-left');
}
