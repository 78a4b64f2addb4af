import type { SeriesWindow } from '@/lib/local/cloudwatch/aged-series';
import { listOf, type MathValue, seriesValue, type TimeSeries } from './math-value';
import { MathFault } from './tokenize';

interface Filling {
  value: MathValue;
  /** A number, a series that has the missing points, or one of the words REPEAT and LINEAR. */
  filling: MathValue;
  windowOf: (periodSeconds: number) => SeriesWindow;
}

const MAX_PERIODS = 100_800;

/**
 * FILL: gives every period of the window a point. REPEAT takes the one before, LINEAR goes straight from the one before to
 * the one after; where there is none, the period stays empty.
 */
export function fill({ value, filling, windowOf }: Filling): MathValue {
  const list = listOf(value).map((series) =>
    filled(series, filling, windowOf(series.periodSeconds)),
  );
  return value.kind === 'series' && list[0] ? seriesValue(list[0]) : { kind: 'list', list };
}

function filled(series: TimeSeries, filling: MathValue, window: SeriesWindow): TimeSeries {
  const { fromMs, toMs, periodMs } = window;
  if ((toMs - fromMs) / periodMs > MAX_PERIODS) {
    throw new MathFault(`FILL covers at most ${MAX_PERIODS} periods`);
  }
  const fillingAt = fillerOf(filling, series);
  const points = new Map<number, number>();
  let last: number | undefined;
  for (let timestampMs = fromMs; timestampMs < toMs; timestampMs += periodMs) {
    last = series.points.get(timestampMs) ?? fillingAt(timestampMs, last);
    if (last !== undefined) points.set(timestampMs, last);
  }
  return { ...series, points };
}

type Filler = (timestampMs: number, last: number | undefined) => number | undefined;

function fillerOf(filling: MathValue, series: TimeSeries): Filler {
  if (filling.kind === 'scalar') return () => filling.value;
  if (filling.kind === 'series') return (timestampMs) => filling.series.points.get(timestampMs);
  if (filling.kind === 'text' && filling.value === 'REPEAT') return (_, last) => last;
  if (filling.kind === 'text' && filling.value === 'LINEAR') return linear(series);
  throw new MathFault('FILL takes a number, a time series, REPEAT or LINEAR');
}

/** Asked period by period, so that the point before is always one step away. */
function linear({ points, periodSeconds }: TimeSeries): Filler {
  const ascending = [...points].toSorted(([a], [b]) => a - b);
  let next = 0;
  return (timestampMs, last) => {
    while ((ascending[next]?.[0] ?? Number.POSITIVE_INFINITY) < timestampMs) next += 1;
    const after = ascending[next];
    if (last === undefined || !after) return undefined;
    const steps = (after[0] - timestampMs) / (periodSeconds * 1_000) + 1;
    return last + (after[1] - last) / steps;
  };
}
