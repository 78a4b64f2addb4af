import { listOf, type MathValue, seriesValue, type TimeSeries } from './math-value';
import { MathFault } from './tokenize';

interface Filling {
  value: MathValue;
  /** A number, a series that has the missing points, or the word REPEAT. */
  filling: MathValue;
  fromMs: number;
  toMs: number;
}

const MAX_PERIODS = 100_800;

/** FILL: gives every period of the window a point. REPEAT takes the one before; what is before the first stays empty. */
export function fill({ value, filling, fromMs, toMs }: Filling): MathValue {
  const list = listOf(value).map((series) => filled(series, filling, fromMs, toMs));
  return value.kind === 'series' && list[0] ? seriesValue(list[0]) : { kind: 'list', list };
}

function filled(series: TimeSeries, filling: MathValue, fromMs: number, toMs: number): TimeSeries {
  const periodMs = series.periodSeconds * 1_000;
  const firstMs = Math.floor(fromMs / periodMs) * periodMs;
  if ((toMs - firstMs) / periodMs > MAX_PERIODS) {
    throw new MathFault(`FILL covers at most ${MAX_PERIODS} periods`);
  }
  const points = new Map<number, number>();
  let last: number | undefined;
  for (let timestampMs = firstMs; timestampMs < toMs; timestampMs += periodMs) {
    last = series.points.get(timestampMs) ?? fillingAt(filling, timestampMs, last);
    if (last !== undefined) points.set(timestampMs, last);
  }
  return { ...series, points };
}

function fillingAt(
  filling: MathValue,
  timestampMs: number,
  last: number | undefined,
): number | undefined {
  if (filling.kind === 'scalar') return filling.value;
  if (filling.kind === 'series') return filling.series.points.get(timestampMs);
  if (filling.kind === 'text' && filling.value === 'REPEAT') return last;
  throw new MathFault('FILL takes a number, a time series or REPEAT');
}
