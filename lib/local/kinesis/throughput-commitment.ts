import type { MinimumThroughputBillingCommitmentOutput } from '@aws-sdk/client-kinesis';
import { DAY_MS } from './limits';

/**
 * The account's commitment to a minimum throughput: for a day at least, and ended early only at that day's end.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_MinimumThroughputBillingCommitmentInput.html
 */
export class ThroughputCommitment {
  #startedMs: number | undefined;
  #endsMs = Number.POSITIVE_INFINITY;

  isEnabled(nowMs: number): boolean {
    return this.#startedMs !== undefined && nowMs < this.#endsMs;
  }

  /** Starts it, or takes back a pending end. */
  enable(nowMs: number): void {
    if (!this.isEnabled(nowMs)) this.#startedMs = nowMs;
    this.#endsMs = Number.POSITIVE_INFINITY;
  }

  disable(nowMs: number): void {
    if (this.#startedMs === undefined || !this.isEnabled(nowMs)) return;
    this.#endsMs = Math.max(nowMs, this.#startedMs + DAY_MS);
  }

  describe(nowMs: number): MinimumThroughputBillingCommitmentOutput {
    if (this.#startedMs === undefined) return { Status: 'DISABLED' };
    const StartedAt = new Date(this.#startedMs);
    if (nowMs >= this.#endsMs) {
      return { Status: 'DISABLED', StartedAt, EndedAt: new Date(this.#endsMs) };
    }
    return {
      Status: Number.isFinite(this.#endsMs) ? 'ENABLED_UNTIL_EARLIEST_ALLOWED_END' : 'ENABLED',
      StartedAt,
      EarliestAllowedEndAt: new Date(this.#startedMs + DAY_MS),
    };
  }
}
