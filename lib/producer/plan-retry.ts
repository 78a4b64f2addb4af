import type { PendingRecord } from './pending-record';

interface RetrySettings {
  backoffBaseMs: number;
  backoffCapMs: number;
  random: () => number;
}

export interface RetryPlan {
  again: readonly PendingRecord[];
  /** From now until `again` goes out, together. */
  delayMs: number;
  /** Too near to their deadlines for another attempt. */
  givenUp: readonly PendingRecord[];
}

/**
 * Exponential back-off with full jitter, never past the last moment to send: as that comes near the steps shrink
 * with what is left, down to the base step, below which a record is given up.
 * @see https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
 */
export function planRetry(
  failed: readonly PendingRecord[],
  nowMs: number,
  { backoffBaseMs, backoffCapMs, random }: RetrySettings,
): RetryPlan {
  const again: PendingRecord[] = [];
  const givenUp: PendingRecord[] = [];
  let stepMs = backoffBaseMs;
  let capMs = backoffCapMs;
  for (const pending of failed) {
    const leftMs = pending.times.lastSendAtMs - nowMs;
    if (leftMs < backoffBaseMs) {
      givenUp.push(pending);
      continue;
    }
    again.push(pending);
    stepMs = Math.max(stepMs, backoffBaseMs * 2 ** (pending.attempts - 1));
    capMs = Math.min(capMs, leftMs);
  }
  return { again, delayMs: Math.round(random() * Math.min(capMs, stepMs)), givenUp };
}
