import type { PendingRecord } from './pending-record';

interface Wait {
  dueAtMs: number;
  records: readonly PendingRecord[];
}

/** Records in back-off, in groups that failed together. */
export class RetryWaits {
  #waits: Wait[] = [];

  add(wait: Wait): void {
    this.#waits.push(wait);
  }

  /** Infinity when none waits. */
  dueAtMs(): number {
    return this.#waits.reduce(
      (soonest, { dueAtMs }) => Math.min(soonest, dueAtMs),
      Number.POSITIVE_INFINITY,
    );
  }

  takeDue(nowMs: number): PendingRecord[] {
    if (this.#waits.length === 0) return [];
    const due = this.#waits.filter(({ dueAtMs }) => dueAtMs <= nowMs);
    if (due.length > 0) this.#waits = this.#waits.filter(({ dueAtMs }) => dueAtMs > nowMs);
    return due.flatMap(({ records }) => records);
  }
}
