import type { SeriesWindow } from './aged-series';
import { validationError } from './cloudwatch-fault';
import type { MetricDataQuery } from './input-schemas';
import { evaluate } from './math/evaluate';
import { listOf, type MathValue, seriesValue, type TimeSeries } from './math/math-value';
import { parseExpression } from './math/parse-expression';
import { searchMetrics } from './math/search-metrics';
import { MathFault } from './math/tokenize';
import type { MetricIdentity, MetricStore } from './metric-store';
import { readStatistic } from './read-statistic';

const MAX_FOUND = 500;

interface Stat {
  metric: MetricIdentity;
  statistic: string;
  periodSeconds: number;
  unit?: string | undefined;
  label: string;
}

interface ScopeOptions {
  store: MetricStore;
  queries: readonly MetricDataQuery[];
  /** What is asked for, in periods of so many seconds. */
  windowOf: (periodSeconds: number) => SeriesWindow;
}

/** Works out the queries of one request, each once, in whatever order they name each other. */
export class MetricDataScope {
  readonly #store: MetricStore;
  readonly #windowOf: ScopeOptions['windowOf'];
  readonly #queries: ReadonlyMap<string, MetricDataQuery>;
  readonly #values = new Map<string, MathValue>();
  readonly #underway = new Set<string>();

  constructor({ store, queries, windowOf }: ScopeOptions) {
    this.#store = store;
    this.#windowOf = windowOf;
    this.#queries = new Map(queries.map((query) => [query.Id, query]));
  }

  /** The time series of a query. @throws CloudWatchFault that says what is wrong with an expression, and where */
  seriesOf(id: string): readonly TimeSeries[] {
    try {
      return listOf(this.valueOf(id));
    } catch (error) {
      if (!(error instanceof MathFault)) throw error;
      const at = error.offset === undefined ? '' : ` at character ${error.offset + 1}`;
      throw validationError(`Error in expression '${id}'${at}: ${error.message}.`);
    }
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
      windowOf: this.#windowOf,
      valueOf: (id) => this.valueOf(id),
      metrics: () => this.#metrics(),
      search: (text, statistic, periodSeconds) => this.#search(text, statistic, periodSeconds),
    });
  }

  #metrics(): { id: string; series: TimeSeries }[] {
    return [...this.#queries.values()].flatMap(({ Id, MetricStat }) => {
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
    const points = new Map<number, number>();
    for (const [startMs, sets] of this.#store.read(metric, this.#windowOf(periodSeconds), unit)) {
      const value = read(sets);
      if (value !== undefined) points.set(startMs, value);
    }
    return { label, periodSeconds, points };
  }
}

function labelOf({ name, dimensions }: MetricIdentity): string {
  return [...dimensions.map(({ Value }) => Value), name].join(' ');
}
