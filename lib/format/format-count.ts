import { formatNumber, formatSignificant } from './format-number';
import { NO_VALUE, UNIT_SPACE } from './measure';
import { largestScale } from './scale';

const COMPACT = [
  { unit: '', factor: 1 },
  { unit: 'k', factor: 1e3 },
  { unit: 'M', factor: 1e6 },
  { unit: 'G', factor: 1e9 },
];

/** Writes a count whole: 1,234,567. */
export function formatCount(count: number | null): string {
  if (count === null || !Number.isFinite(count)) return NO_VALUE.text;
  return formatNumber(count, Number.isInteger(count) ? 0 : 1);
}

/** Writes a count with three significant digits where space is short: 987, 12.3 k, 4.56 M. */
export function formatCompactCount(count: number | null): string {
  if (count === null || !Number.isFinite(count)) return NO_VALUE.text;
  const { unit, factor } = largestScale(count, COMPACT);
  const value = formatSignificant(count / factor);
  return unit ? `${value}${UNIT_SPACE}${unit}` : value;
}

/** Writes a count with its noun: 1 record, 500 records. */
export function formatCounted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
