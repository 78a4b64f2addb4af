import { validationError } from './cloudwatch-fault';
import type { GetMetricDataInput, MetricDataQuery } from './input-schemas';
import { evaluate } from './math/evaluate';
import { type MathValue, seriesValue, type TimeSeries } from './math/math-value';
import { parseExpression } from './math/parse-expression';
import { searchMetrics } from './math/search-metrics';
import { MathFault } from './math/tokenize';
import type { MetricIdentity, MetricStore } from './metric-store';
import { queryWindow } from './query-window';
import { readStatistic } from './read-statistic';

const MAX_FOUND = 500;

interface Stat {
  metric: MetricIdentity;
  statistic: string;
  periodSeconds: number;
  unit?: string | undefined;
  label: string;
}

/** Works out the queries of one request, each once, in whatever order they name each other. */
export class MetricDataScope {
  readonly #store: MetricStore;
  readonly #input: GetMetricDataInput;
  readonly #nowMs: number;
  readonly #queries: ReadonlyMap<string, MetricDataQuery>;
  readonly #values = new Map<string, MathValue>();
  readonly #underway = new Set<string>();

  constructor(store: MetricStore, input: GetMetricDataInput, nowMs: number) {
    this.#store = store;
    this.#input = input;
    this.#nowMs = nowMs;
    this.#queries = new Map(input.MetricDataQueries.map((query) => [query.Id, query]));
  }

  /** @throws MathFault for an unknown id and for queries that go in a circle */
  valueOf(id: string): MathValue {
    const known = this.#values.get(id);
    if (known) return known;
    const query = this.#queries.get(id);
    if (!query) throw new MathFault(`'${id}' is no id of this request`);
    if (this.#underway.has(id)) throw new MathFault(`'${id}' depends on itself`);
    this.#underway.add(id);
    const value = this.#workOut(query);
    this.#values.set(id, value);
    return value;
  }

  #workOut({ MetricStat, Expression = '', Label }: MetricDataQuery): MathValue {
    if (!MetricStat) return this.#evaluate(Expression);
    const { Metric, Period, Stat, Unit } = MetricStat;
    const label = Label ?? Metric.name;
    return seriesValue(
      this.#series({ metric: Metric, statistic: Stat, periodSeconds: Period, unit: Unit, label }),
    );
  }

  #evaluate(expression: string): MathValue {
    return evaluate(parseExpression(expression), {
      fromMs: this.#input.StartTime,
      toMs: this.#input.EndTime,
      valueOf: (id) => this.valueOf(id),
      metrics: () => this.#metrics(),
      search: (text, statistic, periodSeconds) => this.#search(text, statistic, periodSeconds),
    });
  }

  #metrics(): { id: string; series: TimeSeries }[] {
    return this.#input.MetricDataQueries.flatMap(({ Id, MetricStat }) => {
      const value = MetricStat ? this.valueOf(Id) : undefined;
      return value?.kind === 'series' ? [{ id: Id, series: value.series }] : [];
    });
  }

  #search(expression: string, statistic: string, periodSeconds: number): TimeSeries[] {
    const matches = searchMetrics(expression);
    return Array.from(this.#store.metrics(), ({ identity }) => identity)
      .filter(matches)
      .slice(0, MAX_FOUND)
      .map((metric) => this.#series({ metric, statistic, periodSeconds, label: labelOf(metric) }));
  }

  #series({ metric, statistic, periodSeconds, unit, label }: Stat): TimeSeries {
    const read = readStatistic(statistic);
    if (!read) throw validationError(`The statistic ${statistic} is not supported here.`);
    const window = queryWindow({
      startMs: this.#input.StartTime,
      endMs: this.#input.EndTime,
      periodSeconds,
      nowMs: this.#nowMs,
    });
    const points = new Map<number, number>();
    for (const [startMs, sets] of this.#store.read(metric, window, unit)) {
      const value = read(sets);
      if (value !== undefined) points.set(startMs, value);
    }
    return { label, periodSeconds, points };
  }
}

function labelOf({ name, dimensions }: MetricIdentity): string {
  return [...dimensions.map(({ Value }) => Value), name].join(' ');
}
