import type { Clock } from '@/lib/clock';

/** One wake-up call at a time, however many moments are worth waking for: after each, the next is asked for anew. */
export class WakeTimer {
  readonly #clock: Clock;
  readonly #onWake: () => void;
  readonly #ended = new AbortController();
  #atMs = Number.POSITIVE_INFINITY;

  constructor(clock: Clock, onWake: () => void) {
    this.#clock = clock;
    this.#onWake = onWake;
  }

  /** Wakes at a time, unless an earlier wake-up stands already; Infinity asks for none. */
  by(atMs: number): void {
    if (atMs >= this.#atMs) return;
    this.#atMs = atMs;
    const wake = () => {
      if (this.#atMs === atMs) this.#atMs = Number.POSITIVE_INFINITY;
      this.#onWake();
    };
    // The sleep rejects only when the timer has ended, and then there is nothing to wake for.
    this.#clock
      .sleep(Math.max(0, atMs - this.#clock.now()), this.#ended.signal)
      .then(wake, () => undefined);
  }

  /** Wakes no more, and holds no timer of the process any longer. */
  end(): void {
    this.#atMs = Number.NEGATIVE_INFINITY;
    this.#ended.abort();
  }
}
