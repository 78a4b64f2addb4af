import type { Clock } from '@/lib/clock';

export interface Rate {
  perSecond: number;
  /** How many may come at once after a quiet time. */
  burst: number;
}

/** Hands out turns at a steady rate, in the order they are asked for. */
export class TokenBucket {
  readonly #clock: Clock;
  #rate: Rate;
  /** Below zero when turns are promised ahead of time. */
  #tokens: number;
  #filledAtMs: number;

  constructor(clock: Clock, rate: Rate) {
    this.#clock = clock;
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#filledAtMs = clock.now();
  }

  /**
   * Waits for a turn, if it comes within `maxWaitMs`; a caller who leaves the queue gives the turn back.
   * @returns false when it would take longer, at once and without taking a turn
   */
  async take(signal: AbortSignal, maxWaitMs: number): Promise<boolean> {
    signal.throwIfAborted();
    this.#refill();
    const waitMs = Math.max(0, ((1 - this.#tokens) / this.#rate.perSecond) * 1_000);
    if (waitMs > maxWaitMs) return false;
    this.#tokens -= 1;
    if (waitMs === 0) return true;
    try {
      await this.#clock.sleep(Math.ceil(waitMs), signal);
      return true;
    } catch (error) {
      this.#tokens += 1;
      throw error;
    }
  }

  /** Turns that were promised before keep their time. */
  changeRate(rate: Rate): void {
    this.#refill();
    this.#rate = rate;
  }

  /** Gives up what was saved, so that the next turn comes a whole interval from now. */
  drain(): void {
    this.#refill();
    this.#tokens = Math.min(this.#tokens, 0);
  }

  /** Whether nothing was taken lately, so that a new bucket would be the same. */
  isFull(): boolean {
    this.#refill();
    return this.#tokens >= this.#rate.burst;
  }

  #refill(): void {
    const nowMs = this.#clock.now();
    const earned = ((nowMs - this.#filledAtMs) / 1_000) * this.#rate.perSecond;
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + Math.max(0, earned));
    this.#filledAtMs = nowMs;
  }
}
