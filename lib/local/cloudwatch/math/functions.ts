import type { SeriesWindow } from '@/lib/local/cloudwatch/aged-series';
import { fill } from './fill';
import {
  listOf,
  type MathValue,
  mapPoints,
  mapValue,
  scalar,
  seriesValue,
  type TimeSeries,
} from './math-value';
import { MathFault } from './tokenize';

/** What functions see of the request that they stand in. */
export interface MathContext {
  /** What the request covers, in periods of so many seconds. */
  windowOf: (periodSeconds: number) => SeriesWindow;
  /** The metrics (not expressions) of the request, by id. */
  metrics: () => readonly { id: string; series: TimeSeries }[];
  search: (expression: string, statistic: string, periodSeconds: number) => readonly TimeSeries[];
}

type MathFunction = (parameters: readonly MathValue[], context: MathContext) => MathValue;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function deviation(values: readonly number[]): number {
  const mean = sum(values) / values.length;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length);
}

/** Over one series: one number. Over a list: one series, of the series that have a point there. */
function aggregate(reduce: (values: readonly number[]) => number): MathFunction {
  return (parameters) => {
    const [value] = exactly(parameters, 1);
    if (value.kind === 'series') {
      return scalar(
        value.series.points.size > 0 ? reduce([...value.series.points.values()]) : Number.NaN,
      );
    }
    if (value.kind !== 'list') throw new MathFault('Expected a time series or a list of them');
    const gathered = new Map<number, number[]>();
    for (const { points } of value.list) {
      for (const [timestampMs, point] of points) {
        const values = gathered.get(timestampMs);
        if (values) values.push(point);
        else gathered.set(timestampMs, [point]);
      }
    }
    const points = new Map(
      Array.from(gathered, ([timestampMs, values]) => [timestampMs, reduce(values)]),
    );
    return seriesValue({ label: '', periodSeconds: value.list[0]?.periodSeconds ?? 60, points });
  };
}

const pointwise =
  (map: (value: number) => number): MathFunction =>
  (parameters) =>
    mapValue(exactly(parameters, 1)[0], map);

/** Between each point and the one before it; the first has none. */
function overSteps(step: (difference: number, seconds: number) => number): MathFunction {
  return (parameters) => {
    const list = listOf(exactly(parameters, 1)[0]).map((series) => {
      let previous: { timestampMs: number; value: number } | undefined;
      const ascending = new Map([...series.points].toSorted(([a], [b]) => a - b));
      return mapPoints({ ...series, points: ascending }, (value, timestampMs) => {
        const before = previous;
        previous = { timestampMs, value };
        return before && step(value - before.value, (timestampMs - before.timestampMs) / 1_000);
      });
    });
    return list.length === 1 && list[0] ? seriesValue(list[0]) : { kind: 'list', list };
  };
}

/** IF(condition, then, else): without an else, what is not true has no point. */
const choose: MathFunction = ([condition, then, otherwise]) => {
  if (!condition || !then) throw new MathFault('IF takes a condition, a value and perhaps another');
  if (condition.kind === 'scalar') {
    return condition.value === 0 ? (otherwise ?? scalar(Number.NaN)) : then;
  }
  const [test] = listOf(condition);
  if (!test || condition.kind === 'list')
    throw new MathFault('IF takes one time series as condition');
  return seriesValue(
    mapPoints(test, (value, timestampMs) => {
      const branch = value === 0 ? otherwise : then;
      if (!branch) return undefined;
      return branch.kind === 'scalar' ? branch.value : listOf(branch)[0]?.points.get(timestampMs);
    }),
  );
};

/** Each point joined by all before it. */
const runningSum: MathFunction = (parameters) => {
  const series = onlySeries(exactly(parameters, 1)[0]);
  let total = 0;
  const ascending = new Map([...series.points].toSorted(([a], [b]) => a - b));
  return seriesValue(mapPoints({ ...series, points: ascending }, (value) => (total += value)));
};

/** The newest or the oldest point of one series. */
const pointAt =
  (index: 0 | -1): MathFunction =>
  (parameters) => {
    const { points } = onlySeries(exactly(parameters, 1)[0]);
    const [, value] = [...points].toSorted(([a], [b]) => a - b).at(index) ?? [];
    return scalar(value ?? Number.NaN);
  };

const metrics: MathFunction = ([part], context) => {
  if (part && part.kind !== 'text') throw new MathFault('METRICS takes a text, or nothing');
  const chosen = context.metrics().filter(({ id }) => !part || id.includes(part.value));
  return { kind: 'list', list: chosen.map(({ series }) => series) };
};

const search: MathFunction = (parameters, context) => {
  const [expression, statistic, period] = parameters;
  if (expression?.kind !== 'text' || statistic?.kind !== 'text') {
    throw new MathFault('SEARCH takes an expression, a statistic and perhaps a period');
  }
  const seconds = period?.kind === 'scalar' ? period.value : 300;
  return { kind: 'list', list: context.search(expression.value, statistic.value, seconds) };
};

/** The functions of metric math that are spoken here. */
export const FUNCTIONS: Readonly<Record<string, MathFunction>> = {
  ABS: pointwise(Math.abs),
  AVG: aggregate((values) => sum(values) / values.length),
  CEIL: pointwise(Math.ceil),
  DATAPOINT_COUNT: aggregate((values) => values.length),
  DIFF: overSteps((difference) => difference),
  FILL: (parameters, context) => {
    const [value, filling] = exactly(parameters, 2);
    return fill({ value, filling, windowOf: context.windowOf });
  },
  FIRST: pointAt(0),
  FLOOR: pointwise(Math.floor),
  IF: choose,
  LAST: pointAt(-1),
  LOG: pointwise(Math.log),
  LOG10: pointwise(Math.log10),
  MAX: aggregate((values) => values.reduce((a, b) => Math.max(a, b))),
  METRICS: metrics,
  METRIC_COUNT: (parameters) => scalar(listOf(exactly(parameters, 1)[0]).length),
  MIN: aggregate((values) => values.reduce((a, b) => Math.min(a, b))),
  PERIOD: (parameters) => scalar(listOf(exactly(parameters, 1)[0])[0]?.periodSeconds ?? Number.NaN),
  RATE: overSteps((difference, seconds) => difference / seconds),
  RUNNING_SUM: runningSum,
  SEARCH: search,
  STDDEV: aggregate(deviation),
  SUM: aggregate(sum),
  TIME_SERIES: (parameters, { windowOf, metrics: all }) => {
    const periodSeconds = all()[0]?.series.periodSeconds ?? 60;
    const empty = seriesValue({ label: '', periodSeconds, points: new Map() });
    const [filling] = exactly(parameters, 1);
    return fill({ value: empty, filling, windowOf });
  },
};

function onlySeries(value: MathValue): TimeSeries {
  if (value.kind === 'series') return value.series;
  throw new MathFault('Expected one time series');
}

function exactly(parameters: readonly MathValue[], count: 1): readonly [MathValue];
function exactly(parameters: readonly MathValue[], count: 2): readonly [MathValue, MathValue];
function exactly(parameters: readonly MathValue[], count: number): readonly MathValue[] {
  if (parameters.length === count) return parameters;
  throw new MathFault(`Takes ${count} parameters, got ${parameters.length}`);
}
