/** Allows `perSecond` units a second on the caller's clock, and as many at once after a pause. */
export class TokenBucket {
  readonly #perSecond: number;
  #level: number;
  #atMs = Number.NEGATIVE_INFINITY;

  /** @param perSecond above 0; Infinity allows everything */
  constructor(perSecond: number) {
    this.#perSecond = perSecond;
    this.#level = perSecond;
  }

  /** Whether `units` may pass now. More than one second's worth passes when the bucket is full, as a burst to pay back. */
  allows(units: number, nowMs: number): boolean {
    this.#refill(nowMs);
    return this.#level >= Math.min(units, this.#perSecond);
  }

  spend(units: number, nowMs: number): void {
    this.#refill(nowMs);
    if (this.#perSecond !== Number.POSITIVE_INFINITY) this.#level -= units;
  }

  /** Spends when allowed, and says whether it did. */
  take(units: number, nowMs: number): boolean {
    if (!this.allows(units, nowMs)) return false;
    this.spend(units, nowMs);
    return true;
  }

  #refill(nowMs: number): void {
    if (nowMs <= this.#atMs) return;
    const elapsedMs = nowMs - this.#atMs;
    this.#atMs = nowMs;
    this.#level = Math.min(this.#perSecond, this.#level + (elapsedMs / 1000) * this.#perSecond);
  }
}
