import type { Observation } from '@/lib/local/metering';

interface Held {
  observation: Observation;
  recordedMs: number;
}

/** The way from the meter to the store, and the trouble that it can be made to have: late metrics and missing ones. */
export class MetricIntake {
  readonly #store: (observation: Observation) => void;
  #delayMs = 0;
  #drops: ((observation: Observation) => boolean) | undefined;
  #dropped = 0;
  #held: Held[] = [];

  constructor(store: (observation: Observation) => void) {
    this.#store = store;
  }

  /** How many observations were dropped so far. */
  get dropped(): number {
    return this.#dropped;
  }

  record(observation: Observation, nowMs: number): void {
    if (this.#drops?.(observation)) this.#dropped += 1;
    else if (this.#delayMs > 0) this.#held.push({ observation, recordedMs: nowMs });
    else this.#store(observation);
  }

  /** Applies to what is held already, too: 0 sets it free with the next release. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  drop(predicate: ((observation: Observation) => boolean) | null): void {
    this.#drops = predicate ?? undefined;
  }

  hasDue(nowMs: number): boolean {
    const [oldest] = this.#held;
    return oldest !== undefined && oldest.recordedMs + this.#delayMs <= nowMs;
  }

  /** Lets through what was recorded long enough before `nowMs`. */
  release(nowMs: number): void {
    if (!this.hasDue(nowMs)) return;
    const waiting = this.#held.findIndex(({ recordedMs }) => recordedMs + this.#delayMs > nowMs);
    const due = this.#held.splice(0, waiting < 0 ? this.#held.length : waiting);
    for (const { observation } of due) this.#store(observation);
  }
}
