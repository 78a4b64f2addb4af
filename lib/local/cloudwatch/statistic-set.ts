import { Distribution } from './distribution';
import type { Sample } from './trimmed-statistic';

export interface Statistics {
  count: number;
  sum: number;
  min: number;
  max: number;
}

/** What CloudWatch keeps of one metric in one period. */
export class StatisticSet {
  count = 0;
  sum = 0;
  min = Number.POSITIVE_INFINITY;
  max = Number.NEGATIVE_INFINITY;
  /** undefined once a finished statistic set of unknown spread went in: percentiles are then not to be had. */
  #distribution: Distribution | undefined = new Distribution();

  add(value: number, count = 1): void {
    this.#take({ count, sum: value * count, min: value, max: value });
    this.#distribution?.add(value, count);
  }

  addStatistics(statistics: Statistics): void {
    this.#take(statistics);
    if (statistics.min === statistics.max)
      this.#distribution?.add(statistics.min, statistics.count);
    else this.#distribution = undefined;
  }

  merge(other: StatisticSet): void {
    this.#take(other);
    if (other.#distribution) this.#distribution?.merge(other.#distribution);
    else this.#distribution = undefined;
  }

  /** A percentile (0 to 100), never outside what was seen; undefined where the spread is not known. */
  percentile(percent: number): number | undefined {
    const value = this.#distribution?.percentile(percent);
    return value === undefined ? undefined : Math.min(this.max, Math.max(this.min, value));
  }

  /** What was seen, from the lowest value up; undefined where the spread is not known. */
  samples(): Sample[] | undefined {
    return this.#distribution?.samples();
  }

  #take({ count, sum, min, max }: Statistics): void {
    this.count += count;
    this.sum += sum;
    this.min = Math.min(this.min, min);
    this.max = Math.max(this.max, max);
  }
}
