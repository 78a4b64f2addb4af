import { formatSignificant } from './format-number';
import { type Measure, NO_VALUE, toMeasure } from './measure';

/** Writes records per second with three significant digits, thousands whole: 0.05, 3.25, 45.6, 1,234 records/s. */
export function formatRecordRate(recordsPerSecond: number | null): Measure {
  if (recordsPerSecond === null || !Number.isFinite(recordsPerSecond)) return NO_VALUE;
  return toMeasure({ value: formatSignificant(recordsPerSecond), unit: 'records/s' });
}
