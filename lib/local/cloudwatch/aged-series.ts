import { firstNotBelow } from './distribution';
import { StatisticSet } from './statistic-set';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * How long figures are kept at which width.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#metrics-retention
 */
const TIERS = [
  { widthMs: MINUTE_MS, keptMs: 15 * DAY_MS },
  { widthMs: 5 * MINUTE_MS, keptMs: 63 * DAY_MS },
  { widthMs: 60 * MINUTE_MS, keptMs: 455 * DAY_MS },
] as const;

/** Periods are counted from `fromMs`. */
export interface SeriesWindow {
  fromMs: number;
  toMs: number;
  periodMs: number;
}

/** The statistic sets of one metric in one unit: by the minute, and wider with age. */
export class AgedSeries {
  readonly #tiers = TIERS.map(({ widthMs, keptMs }) => new Tier(widthMs, keptMs));

  get size(): number {
    return this.#tiers.reduce((sum, tier) => sum + tier.size, 0);
  }

  /** When the newest period begins; undefined without data. */
  get newestMs(): number | undefined {
    return this.#tiers.find((tier) => tier.size > 0)?.newestMs;
  }

  /** The set to write to at `timeMs`, as wide as figures of that age are kept. undefined for what is too old to keep. */
  setAt(timeMs: number, nowMs: number): StatisticSet | undefined {
    return this.#tiers.find((tier) => tier.keeps(timeMs, nowMs))?.setAt(timeMs);
  }

  /** Merges what has aged out of one tier into the next, and drops what is too old for the last. */
  age(nowMs: number): void {
    for (const [index, tier] of this.#tiers.entries()) {
      for (const [startMs, set] of tier.takeExpired(nowMs)) {
        this.#tiers[index + 1]?.setAt(startMs).merge(set);
      }
    }
  }

  /** Adds the sets that start inside a window to `buckets`, by period. Figures kept wider than the period stay out. */
  collect({ fromMs, toMs, periodMs }: SeriesWindow, buckets: Map<number, StatisticSet[]>): void {
    for (const tier of this.#tiers) {
      if (Math.max(periodMs, MINUTE_MS) % tier.widthMs !== 0) continue;
      for (const [startMs, set] of tier.between(fromMs, toMs)) {
        const bucketMs = fromMs + Math.floor((startMs - fromMs) / periodMs) * periodMs;
        const bucket = buckets.get(bucketMs);
        if (bucket) bucket.push(set);
        else buckets.set(bucketMs, [set]);
      }
    }
  }

  /** Drops the oldest `count` sets, widest first. */
  dropOldest(count: number): void {
    let left = count;
    for (const tier of this.#tiers.toReversed()) left -= tier.dropOldest(left);
  }
}

/** Sets of one width in order of time. */
class Tier {
  readonly #widthMs: number;
  readonly #keptMs: number;
  #starts: number[] = [];
  #sets: StatisticSet[] = [];

  constructor(widthMs: number, keptMs: number) {
    this.#widthMs = widthMs;
    this.#keptMs = keptMs;
  }

  get size(): number {
    return this.#starts.length;
  }

  get newestMs(): number | undefined {
    return this.#starts.at(-1);
  }

  get widthMs(): number {
    return this.#widthMs;
  }

  keeps(timeMs: number, nowMs: number): boolean {
    return timeMs >= nowMs - this.#keptMs;
  }

  setAt(timeMs: number): StatisticSet {
    const startMs = Math.floor(timeMs / this.#widthMs) * this.#widthMs;
    const newest = this.#sets.at(-1);
    if (newest && this.newestMs === startMs) return newest;
    const index = firstNotBelow(this.#starts, startMs);
    const found = this.#starts[index] === startMs ? this.#sets[index] : undefined;
    if (found) return found;
    const set = new StatisticSet();
    this.#starts.splice(index, 0, startMs);
    this.#sets.splice(index, 0, set);
    return set;
  }

  *between(fromMs: number, toMs: number): Generator<[number, StatisticSet]> {
    for (let index = firstNotBelow(this.#starts, fromMs); index < this.#starts.length; index++) {
      const startMs = this.#starts[index];
      const set = this.#sets[index];
      if (startMs === undefined || set === undefined || startMs >= toMs) return;
      yield [startMs, set];
    }
  }

  takeExpired(nowMs: number): [number, StatisticSet][] {
    const count = firstNotBelow(this.#starts, nowMs - this.#keptMs);
    if (count === 0) return [];
    const starts = this.#starts.splice(0, count);
    const sets = this.#sets.splice(0, count);
    return starts.flatMap((startMs, index) => {
      const set = sets[index];
      return set ? [[startMs, set] satisfies [number, StatisticSet]] : [];
    });
  }

  dropOldest(count: number): number {
    this.#sets.splice(0, count);
    return this.#starts.splice(0, count).length;
  }
}
