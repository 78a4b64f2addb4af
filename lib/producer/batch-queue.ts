import { Fifo } from './fifo';
import type { PendingRecord } from './pending-record';

interface BatchLimits {
  maxBatchRecords: number;
  maxBatchBytes: number;
}

/** Records that wait for a call: those to be sent again before new ones, each in the order they came. */
export class BatchQueue {
  readonly #again = new Fifo<PendingRecord>();
  readonly #fresh = new Fifo<PendingRecord>();
  readonly #limits: BatchLimits;
  #freshBytes = 0;

  constructor(limits: BatchLimits) {
    this.#limits = limits;
  }

  push(pending: PendingRecord): void {
    this.#fresh.push(pending);
    this.#freshBytes += pending.bytes;
  }

  pushAgain(pending: PendingRecord): void {
    this.#again.push(pending);
  }

  /** Whether the new records alone fill a call. */
  isFull(): boolean {
    const { maxBatchRecords, maxBatchBytes } = this.#limits;
    return this.#fresh.size >= maxBatchRecords || this.#freshBytes >= maxBatchBytes;
  }

  /** When the next call should go out: a time that may have passed, Infinity when nothing waits. */
  dueAtMs(): number {
    if (this.#again.size > 0 || this.isFull()) return Number.NEGATIVE_INFINITY;
    const oldest = this.#fresh.peek();
    if (!oldest) return Number.POSITIVE_INFINITY;
    return oldest.group.sealed ? Number.NEGATIVE_INFINITY : oldest.lingerUntilMs;
  }

  /** When what is first in a line can no longer be sent; Infinity when nothing waits. */
  expiresAtMs(): number {
    return Math.min(
      this.#again.peek()?.lastSendAtMs ?? Number.POSITIVE_INFINITY,
      this.#fresh.peek()?.lastSendAtMs ?? Number.POSITIVE_INFINITY,
    );
  }

  /** Takes out what stands first in each line and is too late to send. */
  takeExpired(nowMs: number): PendingRecord[] {
    const expired: PendingRecord[] = [];
    for (const line of [this.#again, this.#fresh]) {
      for (let first = line.peek(); first && first.lastSendAtMs <= nowMs; first = line.peek()) {
        this.#shift(line);
        expired.push(first);
      }
    }
    return expired;
  }

  /** Takes out one call's worth, at least one record when any waits. */
  take(): PendingRecord[] {
    const { maxBatchRecords, maxBatchBytes } = this.#limits;
    const batch: PendingRecord[] = [];
    let bytes = 0;
    while (batch.length < maxBatchRecords) {
      const line = this.#again.size > 0 ? this.#again : this.#fresh;
      const next = line.peek();
      if (!next || (batch.length > 0 && bytes + next.bytes > maxBatchBytes)) break;
      this.#shift(line);
      batch.push(next);
      bytes += next.bytes;
    }
    return batch;
  }

  takeAll(): PendingRecord[] {
    const all: PendingRecord[] = [];
    for (let batch = this.take(); batch.length > 0; batch = this.take()) all.push(...batch);
    return all;
  }

  #shift(line: Fifo<PendingRecord>): void {
    const taken = line.shift();
    if (taken && line === this.#fresh) this.#freshBytes -= taken.bytes;
  }
}
