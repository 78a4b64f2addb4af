import { formatNumber } from './format-number';
import { formatPercent } from './format-percent';
import { NO_VALUE } from './measure';
import type { Scale } from './scale';

/**
 * Writes a figure in a unit that stands elsewhere, such as in a column's header; the unit is not repeated.
 * Small figures get more decimals (0.042, 1.2, 345), so that none that is there reads as zero.
 */
export function formatScaled(value: number | null, scale: Scale): string {
  if (value === null || !Number.isFinite(value)) return NO_VALUE.text;
  if (scale.unit === '%') return formatPercent(value).parts[0]?.value ?? NO_VALUE.text;
  const shown = value / scale.factor;
  const size = Math.abs(shown);
  if (size >= 100) return formatNumber(shown);
  if (size >= 1) return formatNumber(shown, 1);
  if (size === 0 || size >= 0.001) return formatNumber(shown, 3);
  return '< 0.001';
}
