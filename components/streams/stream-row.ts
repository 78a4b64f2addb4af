import type { ActivityRow } from '@/lib/client/load-activity';
import type { HealthLevel } from '@/lib/contract/metrics';
import type { StreamListItem } from '@/lib/contract/stream';
import type { StreamFigures } from './use-activities';

/** A stream with its figures, as far as they have come. */
export interface StreamRow extends StreamListItem, StreamFigures {}

export const SORT_COLUMNS = [
  'name',
  'health',
  'mode',
  'status',
  'shards',
  'in',
  'bytes',
  'out',
  'capacity',
  'age',
  'throttledWrites',
  'throttledReads',
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

const BADNESS: Readonly<Record<HealthLevel, number>> = {
  ok: 0,
  unknown: 1,
  warning: 2,
  critical: 3,
};

type Figure = (activity: ActivityRow) => number | null;

const FIGURES: Readonly<Record<Exclude<SortColumn, 'name' | 'mode' | 'status'>, Figure>> = {
  health: ({ health }) => BADNESS[health],
  shards: ({ openShards }) => openShards,
  in: (activity) => activity.incomingRecordsPerSecond,
  bytes: (activity) => activity.incomingBytesPerSecond,
  out: (activity) => activity.outgoingRecordsPerSecond,
  capacity: ({ capacityShare }) => capacityShare,
  age: ({ iteratorAgeMs }) => iteratorAgeMs,
  throttledWrites: ({ writeThrottledRecords }) => writeThrottledRecords,
  throttledReads: ({ readThrottledCalls }) => readThrottledCalls,
};

/** Whether a column is sorted by figures, which come later than the list. */
export const sortsByFigure = (column: SortColumn) => column in FIGURES;

const collator = new Intl.Collator('en', { numeric: true });

/** Sorts by a column, then by name. A row without the figure stands last in both directions. */
export function sortStreams(
  rows: readonly StreamRow[],
  column: SortColumn,
  direction: 'asc' | 'desc',
): StreamRow[] {
  const sign = direction === 'asc' ? 1 : -1;
  return rows.toSorted((one, other) => {
    const names = collator.compare(one.name, other.name);
    if (column === 'name') return sign * names;
    if (column === 'mode' || column === 'status') {
      return sign * collator.compare(one[column], other[column]) || names;
    }
    return compareFigures(figureOf(one, column), figureOf(other, column), sign) || names;
  });
}

function figureOf({ activity }: StreamRow, column: keyof typeof FIGURES): number | null {
  return activity ? FIGURES[column](activity) : null;
}

function compareFigures(one: number | null, other: number | null, sign: number): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return sign * (one - other);
}
