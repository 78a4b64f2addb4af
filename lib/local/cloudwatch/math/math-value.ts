import { MathFault } from './tokenize';

/** Figures over time. There is no entry where there is no data. */
export interface TimeSeries {
  label: string;
  periodSeconds: number;
  points: ReadonlyMap<number, number>;
}

export type MathValue =
  | { kind: 'scalar'; value: number }
  | { kind: 'text'; value: string }
  | { kind: 'series'; series: TimeSeries }
  | { kind: 'list'; list: readonly TimeSeries[] };

export const scalar = (value: number): MathValue => ({ kind: 'scalar', value });
export const seriesValue = (series: TimeSeries): MathValue => ({ kind: 'series', series });

/** The series with another point for each of its points; what is no finite number (as 1 ÷ 0) is no point. */
export function mapPoints(
  series: TimeSeries,
  map: (value: number, timestampMs: number) => number | undefined,
): TimeSeries {
  const points = new Map<number, number>();
  for (const [timestampMs, value] of series.points) {
    const mapped = map(value, timestampMs);
    if (mapped !== undefined && Number.isFinite(mapped)) points.set(timestampMs, mapped);
  }
  return { ...series, points };
}

/** Lifts a function of numbers to values: point by point, and over each series of a list. */
export function mapValue(value: MathValue, map: (value: number) => number): MathValue {
  if (value.kind === 'scalar') return scalar(map(value.value));
  if (value.kind === 'text') throw new MathFault('A text is no operand');
  if (value.kind === 'series') return seriesValue(mapPoints(value.series, map));
  return { kind: 'list', list: value.list.map((series) => mapPoints(series, map)) };
}

/** Lifts a function of two numbers: series meet where both have a point, and a list meets each of its series. */
export function combine(
  left: MathValue,
  right: MathValue,
  map: (left: number, right: number) => number,
): MathValue {
  if (left.kind === 'text' || right.kind === 'text') throw new MathFault('A text is no operand');
  if (right.kind === 'scalar') return mapValue(left, (value) => map(value, right.value));
  if (left.kind === 'scalar') return mapValue(right, (value) => map(left.value, value));
  if (left.kind === 'list' && right.kind === 'list') {
    throw new MathFault('Two lists of time series have no pairs');
  }
  if (left.kind === 'list') {
    return {
      kind: 'list',
      list: left.list.flatMap((one) => listOf(combine(seriesValue(one), right, map))),
    };
  }
  if (right.kind === 'list') {
    return {
      kind: 'list',
      list: right.list.flatMap((one) => listOf(combine(left, seriesValue(one), map))),
    };
  }
  return seriesValue(
    mapPoints(left.series, (value, timestampMs) => {
      const other = right.series.points.get(timestampMs);
      return other === undefined ? undefined : map(value, other);
    }),
  );
}

/** The series of a value. @throws MathFault for a number or a text */
export function listOf(value: MathValue): readonly TimeSeries[] {
  if (value.kind === 'series') return [value.series];
  if (value.kind === 'list') return value.list;
  throw new MathFault(`Expected a time series, got a ${value.kind === 'text' ? 'text' : 'number'}`);
}
