import type { Sample } from './trimmed-statistic';

const MAX_VALUES = 128;
const FINEST_RATIO = 1.02;

/**
 * How often which value was seen, for percentiles. Exact up to 128 different values; beyond that values are gathered in
 * steps of a constant ratio (2 % at first, so percentiles are right to 1 %), widened until 128 do again.
 */
export class Distribution {
  #values: number[] = [];
  #counts: number[] = [];
  #ratio = 1;

  add(value: number, count: number): void {
    const rounded = this.#rounded(value);
    const index = firstNotBelow(this.#values, rounded);
    if (this.#values[index] === rounded) {
      this.#counts[index] = (this.#counts[index] ?? 0) + count;
      return;
    }
    this.#values.splice(index, 0, rounded);
    this.#counts.splice(index, 0, count);
    if (this.#values.length > MAX_VALUES) this.#coarsen();
  }

  merge(other: Distribution): void {
    for (const [index, value] of other.#values.entries())
      this.add(value, other.#counts[index] ?? 0);
  }

  samples(): Sample[] {
    return this.#values.map((value, index) => ({ value, count: this.#counts[index] ?? 0 }));
  }

  /** The smallest value that at least `percent` (0 to 100) of the samples do not exceed; undefined when empty. */
  percentile(percent: number): number | undefined {
    const total = this.#counts.reduce((sum, count) => sum + count, 0);
    let seen = 0;
    for (const [index, value] of this.#values.entries()) {
      seen += this.#counts[index] ?? 0;
      // A hair of rounding must not push the rank to the next value.
      if (seen >= (total * percent) / 100 - 1e-9) return value;
    }
    return this.#values.at(-1);
  }

  #rounded(value: number): number {
    if (this.#ratio === 1 || value === 0) return value;
    const steps = Math.round(Math.log(Math.abs(value)) / Math.log(this.#ratio));
    return Math.sign(value) * this.#ratio ** steps;
  }

  #coarsen(): void {
    this.#ratio = this.#ratio === 1 ? FINEST_RATIO : this.#ratio ** 2;
    const values = this.#values;
    const counts = this.#counts;
    this.#values = [];
    this.#counts = [];
    for (const [index, value] of values.entries()) this.add(value, counts[index] ?? 0);
  }
}

/** Index of the first entry of an ascending list that is not below `wanted`. */
export function firstNotBelow(ascending: readonly number[], wanted: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Number.POSITIVE_INFINITY) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
