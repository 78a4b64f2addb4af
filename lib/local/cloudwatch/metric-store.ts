import type { Clock } from '@/lib/clock';
import { AgedSeries, type SeriesWindow } from './aged-series';
import type { StatisticSet } from './statistic-set';

export interface Dimension {
  Name: string;
  Value: string;
}

/** What tells one metric from another; a unit is no part of it, but figures of different units are kept apart. */
export interface MetricIdentity {
  namespace: string;
  name: string;
  /** Sorted by name: see sortDimensions. */
  dimensions: readonly Dimension[];
}

export interface StoredMetric {
  readonly identity: MetricIdentity;
  readonly byUnit: Map<string, AgedSeries>;
}

interface Placed {
  metric: MetricIdentity;
  unit: string;
  timeMs: number;
}

/** Some 1 KiB each at worst: at the default cap the store stays near 250 MiB. */
const DEFAULT_MAX_SETS = 250_000;
const DROPPED_SHARE = 0.1;

/** Every metric in memory. When there are more than `maxSets` periods, each metric loses its oldest tenth. */
export class MetricStore {
  readonly #clock: Clock;
  readonly #maxSets: number;
  readonly #metrics = new Map<string, StoredMetric>();
  #sets = 0;

  constructor(clock: Clock, maxSets = DEFAULT_MAX_SETS) {
    this.#clock = clock;
    this.#maxSets = maxSets;
  }

  metrics(): Iterable<StoredMetric> {
    return this.#metrics.values();
  }

  /** Lets `write` add to the set of one metric at one time; what is older than the last tier falls away. */
  write({ metric, unit, timeMs }: Placed, write: (set: StatisticSet) => void): void {
    const series = this.#seriesOf(metric, unit);
    const nowMs = this.#clock.now();
    const before = series.size;
    const set = series.setAt(timeMs, nowMs);
    if (set) write(set);
    if (series.size === before) return;
    series.age(nowMs);
    this.#sets += series.size - before;
    if (this.#sets > this.#maxSets) this.#dropOldest();
  }

  /** The sets of one metric by period start; all units together when none is named. */
  read(metric: MetricIdentity, window: SeriesWindow, unit?: string): Map<number, StatisticSet[]> {
    const buckets = new Map<number, StatisticSet[]>();
    const stored = this.#metrics.get(keyOf(metric));
    for (const [name, series] of stored?.byUnit ?? []) {
      if (unit !== undefined && unit !== name) continue;
      const before = series.size;
      series.age(this.#clock.now());
      this.#sets += series.size - before;
      series.collect(window, buckets);
    }
    return buckets;
  }

  /** The unit that a metric was first reported in; None without data. */
  unitOf(metric: MetricIdentity): string {
    const [unit = 'None'] = this.#metrics.get(keyOf(metric))?.byUnit.keys() ?? [];
    return unit;
  }

  #seriesOf(metric: MetricIdentity, unit: string): AgedSeries {
    const key = keyOf(metric);
    let stored = this.#metrics.get(key);
    if (!stored) this.#metrics.set(key, (stored = { identity: metric, byUnit: new Map() }));
    let series = stored.byUnit.get(unit);
    if (!series) stored.byUnit.set(unit, (series = new AgedSeries()));
    return series;
  }

  #dropOldest(): void {
    this.#sets = 0;
    for (const [key, { byUnit }] of this.#metrics) {
      for (const [unit, series] of byUnit) {
        series.dropOldest(Math.ceil(series.size * DROPPED_SHARE));
        if (series.size === 0) byUnit.delete(unit);
        this.#sets += series.size;
      }
      if (byUnit.size === 0) this.#metrics.delete(key);
    }
  }
}

/** Dimensions in the one order that identities use. */
export function sortDimensions(dimensions: readonly Dimension[]): Dimension[] {
  return dimensions.toSorted((a, b) => (a.Name < b.Name ? -1 : a.Name > b.Name ? 1 : 0));
}

/** When a metric last had data, in milliseconds since the epoch. */
export function newestOf({ byUnit }: StoredMetric): number {
  return Math.max(...Array.from(byUnit.values(), (series) => series.newestMs ?? 0));
}

/** One text for each metric. */
export function keyOf({ namespace, name, dimensions }: MetricIdentity): string {
  let key = `${namespace}\u0000${name}`;
  for (const { Name, Value } of dimensions) key += `\u0000${Name}\u0000${Value}`;
  return key;
}
