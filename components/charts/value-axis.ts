import type { SeriesUnit } from '@/lib/contract/metrics';
import { axisTicks } from '@/lib/series/axis-ticks';
import type { ChartData, ChartLimit } from './chart-series';

export interface ChartAxis {
  ticks: readonly number[];
  labels: readonly string[];
  unit: string;
  bottom: number;
  top: number;
  drawn: readonly ChartLimit[];
  /** Limits so far above the figures that drawing them would flatten the lines; they are said instead. */
  above: readonly ChartLimit[];
}

/** A limit is drawn while the figures reach at least this share of it. */
const WORTH_DRAWING = 0.25;

/** The value axis of the lines that are shown: rates from zero, ratios from as near as they come. */
export function valueAxis({
  series,
  unit,
  limits,
}: Pick<ChartData, 'series' | 'unit' | 'limits'>): ChartAxis {
  const values = series.flatMap((one) => one.values.filter((value) => value !== null));
  if (unit === 'ratio') return { ...ratioAxis(values), drawn: limits, above: [] };
  const highest = values.reduce((high, value) => Math.max(high, value), 0);
  const drawn = limits.filter(({ value }) => highest >= value * WORTH_DRAWING);
  const above = limits.filter((limit) => !drawn.includes(limit));
  const top = drawn.reduce((high, { value }) => Math.max(high, value), highest);
  return { ...axisTicks(top, axisUnit(unit)), bottom: 0, drawn, above };
}

/** Counts of records and of calls share an axis of plain counts. */
const axisUnit = (unit: SeriesUnit): SeriesUnit => (unit === 'calls' ? 'records' : unit);

const RATIO_AXES = [
  { bottom: 0.999, step: 0.0002 },
  { bottom: 0.99, step: 0.002 },
  { bottom: 0.95, step: 0.01 },
  { bottom: 0.9, step: 0.02 },
  { bottom: 0.5, step: 0.1 },
  { bottom: 0, step: 0.2 },
];

/** A success ratio of 99.7 % would be a flat line on an axis from zero: the axis starts below the lowest figure and ends at 100 %. */
function ratioAxis(values: readonly number[]) {
  const lowest = values.reduce((low, value) => Math.min(low, value), 1);
  const { bottom, step } = RATIO_AXES.find((axis) =>
    lowest === 1 ? axis.bottom === 0.95 : axis.bottom <= lowest,
  ) ?? { bottom: 0, step: 0.2 };
  const count = Math.round((1 - bottom) / step);
  const ticks = Array.from({ length: count + 1 }, (_, index) =>
    Number((bottom + index * step).toFixed(4)),
  );
  const labels = ticks.map((tick) => String(Number((tick * 100).toFixed(2))));
  return { ticks, labels, unit: '%', bottom, top: 1 };
}
