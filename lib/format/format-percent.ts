import { formatNumber } from './format-number';
import { type Measure, NO_VALUE, toMeasure } from './measure';

/**
 * Writes a ratio (1 is all) as a percentage: 45.3 %, 99.97 %, 127 %.
 * What is not quite all never reads 100 %, and what is not quite nothing never reads 0 %.
 */
export function formatPercent(ratio: number | null): Measure {
  if (ratio === null || !Number.isFinite(ratio)) return NO_VALUE;
  return toMeasure({ value: percentValue(ratio), unit: '%' });
}

function percentValue(ratio: number): string {
  if (ratio > 0 && ratio < 0.0001) return '< 0.01';
  if (ratio > 0.9999 && ratio < 1) return '99.99';
  const nearAnEnd = ratio < 0.01 || Math.abs(ratio - 1) < 0.01;
  return formatNumber(ratio * 100, nearAnEnd ? 2 : 1);
}
