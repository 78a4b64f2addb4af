import type { Clock } from '@/lib/clock';
import { validationError } from './cloudwatch-fault';
import {
  type GetMetricDataInput,
  getMetricDataSchema,
  MAX_DATAPOINTS,
  type MetricDataQuery,
} from './input-schemas';
import type { TimeSeries } from './math/math-value';
import { MetricDataScope } from './metric-data-scope';
import type { MetricStore } from './metric-store';
import { pageOffset, pageToken } from './page-token';
import { parseInput } from './parse-input';
import { checkOrder, queryWindow } from './query-window';

interface Result {
  Id: string;
  Label: string;
  Timestamps: Date[];
  Values: number[];
  StatusCode: 'Complete' | 'PartialData';
}

/** Answers queries and metric math, newest point first unless asked otherwise, in pages of MaxDatapoints. */
export function getMetricData(
  { store, clock }: { store: MetricStore; clock: Clock },
  raw: unknown,
) {
  const input = parseInput(getMetricDataSchema, raw);
  checkOrder(input.StartTime, input.EndTime);
  checkQueries(input.MetricDataQueries);
  const { StartTime: startMs, EndTime: endMs, MetricDataQueries: queries } = input;
  const nowMs = clock.now();
  const scope = new MetricDataScope({
    store,
    queries,
    windowOf: (periodSeconds) => queryWindow({ startMs, endMs, periodSeconds, nowMs }),
  });
  // Every query is worked out, shown or not: a fault in a hidden one is a fault of the request.
  const all = queries.map((query) => ({ query, series: scope.seriesOf(query.Id) }));
  const results = all
    .filter(({ query }) => query.ReturnData)
    .flatMap(({ query, series }) => series.map((one) => resultOf(query, one, input.ScanBy)));
  return page(results, input);
}

/** @throws CloudWatchFault for an id twice, and for what is not exactly one of metric and expression */
export function checkQueries(queries: readonly MetricDataQuery[]): void {
  const ids = new Set(queries.map(({ Id }) => Id));
  if (ids.size < queries.length) {
    throw validationError('The values for parameter id in MetricDataQueries are not unique.');
  }
  for (const { Id, MetricStat, Expression } of queries) {
    if ((MetricStat === undefined) === (Expression === undefined)) {
      throw validationError(`The query ${Id} must have exactly one of MetricStat and Expression.`);
    }
  }
}

function resultOf(query: MetricDataQuery, series: TimeSeries, scanBy: string): Result {
  const direction = scanBy === 'TimestampAscending' ? 1 : -1;
  const points = Array.from(series.points).toSorted(([a], [b]) => direction * (a - b));
  return {
    Id: query.Id,
    Label: labelOf(query, series),
    Timestamps: points.map(([timestampMs]) => new Date(timestampMs)),
    Values: points.map(([, value]) => value),
    StatusCode: 'Complete',
  };
}

/** A query that yields many series keeps their own labels behind its own. */
function labelOf(
  { Id, Label, MetricStat, Expression }: MetricDataQuery,
  series: TimeSeries,
): string {
  if (MetricStat) return series.label;
  const found = /\bSEARCH\s*\(/i.test(Expression ?? '') ? series.label : '';
  return [Label ?? (found ? '' : Id), found].filter(Boolean).join(' ');
}

/** Points are counted through all results in order; a page starts where the last one ended. */
function page(results: readonly Result[], { NextToken, ...request }: GetMetricDataInput) {
  const offset = pageOffset(NextToken, request);
  const end = offset + Math.min(request.MaxDatapoints, MAX_DATAPOINTS);
  const shown: Result[] = [];
  let first = 0;
  for (const result of results) {
    const { length } = result.Values;
    const from = Math.min(length, Math.max(0, offset - first));
    const to = Math.min(length, Math.max(0, end - first));
    if (from < to || (length === 0 && offset === 0)) {
      shown.push({
        ...result,
        Timestamps: result.Timestamps.slice(from, to),
        Values: result.Values.slice(from, to),
        StatusCode: to < length ? 'PartialData' : 'Complete',
      });
    }
    first += length;
  }
  return {
    MetricDataResults: shown,
    Messages: [],
    ...(end < first ? { NextToken: pageToken(end, request) } : {}),
  };
}
