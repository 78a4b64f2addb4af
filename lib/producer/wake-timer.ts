import type { Clock } from '@/lib/clock';

/** Made once: without a reason each abort would make an error with its stack. */
const SUPERSEDED = new Error('an earlier moment is worth waking for');

/** One wake-up call at a time, however many moments are worth waking for: after each, the next is asked for anew. */
export class WakeTimer {
  readonly #clock: Clock;
  readonly #onWake: () => void;
  #atMs = Number.POSITIVE_INFINITY;
  #sleep = new AbortController();

  constructor(clock: Clock, onWake: () => void) {
    this.#clock = clock;
    this.#onWake = onWake;
  }

  /** Wakes at a time, unless an earlier wake-up stands already; Infinity asks for none. */
  by(atMs: number): void {
    if (atMs >= this.#atMs) return;
    this.#sleep.abort(SUPERSEDED);
    this.#sleep = new AbortController();
    this.#atMs = atMs;
    const wake = () => {
      this.#atMs = Number.POSITIVE_INFINITY;
      this.#onWake();
    };
    // The sleep rejects only when it is superseded or the timer has ended.
    this.#clock
      .sleep(Math.max(0, atMs - this.#clock.now()), this.#sleep.signal)
      .then(wake, () => undefined);
  }

  /** Wakes no more, and holds no timer of the process any longer. */
  end(): void {
    this.#atMs = Number.NEGATIVE_INFINITY;
    this.#sleep.abort(SUPERSEDED);
  }
}
