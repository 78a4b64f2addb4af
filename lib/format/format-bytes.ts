import { formatSignificant } from './format-number';
import { type Measure, NO_VALUE, toMeasure } from './measure';
import { BYTE_SCALES, largestScale } from './scale';

/** Writes a number of bytes in decimal units: 812 B, 1.05 kB, 12.3 MB. */
export function formatBytes(bytes: number | null): Measure {
  return formatIn(bytes, '');
}

/** Writes bytes per second in decimal units, as shard limits are given: 960 kB/s, 1.2 MB/s. */
export function formatByteRate(bytesPerSecond: number | null): Measure {
  return formatIn(bytesPerSecond, '/s');
}

function formatIn(value: number | null, suffix: string): Measure {
  if (value === null || !Number.isFinite(value)) return NO_VALUE;
  const { unit, factor } = largestScale(value, BYTE_SCALES);
  return toMeasure({ value: formatSignificant(value / factor), unit: `${unit}${suffix}` });
}
