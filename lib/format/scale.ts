import type { SeriesUnit } from '@/lib/contract/metrics';

/** A unit to show figures in: shown = value ÷ `factor`. */
export interface Scale {
  unit: string;
  factor: number;
}

export const BYTE_SCALES: readonly Scale[] = [
  { unit: 'B', factor: 1 },
  { unit: 'kB', factor: 1e3 },
  { unit: 'MB', factor: 1e6 },
  { unit: 'GB', factor: 1e9 },
  { unit: 'TB', factor: 1e12 },
];

export const DURATION_SCALES: readonly Scale[] = [
  { unit: 'ms', factor: 1 },
  { unit: 's', factor: 1e3 },
  { unit: 'min', factor: 6e4 },
  { unit: 'h', factor: 3.6e6 },
  { unit: 'd', factor: 8.64e7 },
];

const SCALES: Readonly<Record<SeriesUnit, readonly Scale[]>> = {
  'bytes/s': BYTE_SCALES.map(({ unit, factor }) => ({ unit: `${unit}/s`, factor })),
  ms: DURATION_SCALES,
  ratio: [{ unit: '%', factor: 0.01 }],
  'records/s': [{ unit: 'records/s', factor: 1 }],
  records: [{ unit: 'records', factor: 1 }],
  calls: [{ unit: 'calls', factor: 1 }],
};

/** The largest scale of which `value` holds at least one, as it will be written with three digits (999,960 B is 1 MB). */
export function largestScale(value: number, scales: readonly Scale[]): Scale {
  const size = Math.abs(value);
  const fitting = scales.filter(({ factor }) => Number((size / factor).toPrecision(3)) >= 1);
  return fitting.at(-1) ?? scales[0] ?? { unit: '', factor: 1 };
}

/** The one unit for a column or an axis whose largest figure is `maxValue`. */
export function scaleFor(maxValue: number, unit: SeriesUnit): Scale {
  return largestScale(maxValue, SCALES[unit]);
}
