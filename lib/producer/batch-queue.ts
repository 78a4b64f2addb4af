import type { CallLimits, CallLoad } from './call-load';
import { Fifo } from './fifo';
import { KeyLanes } from './key-lanes';
import type { PendingRecord } from './pending-record';

interface QueueLimits extends CallLimits {
  order: 'none' | 'key';
}

/**
 * Records that wait for a call: those to be sent again before new ones, each in the order they came.
 * To keep the order of a key, one record of it at a time is in the lines or with a call.
 */
export class BatchQueue {
  readonly #again = new Fifo<PendingRecord>();
  readonly #fresh = new Fifo<PendingRecord>();
  readonly #limits: QueueLimits;
  readonly #lanes: KeyLanes | undefined;
  #freshBytes = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
    if (limits.order === 'key') this.#lanes = new KeyLanes();
  }

  push(pending: PendingRecord): void {
    if (this.#lanes?.enter(pending) === false) return;
    this.#fresh.push(pending);
    this.#freshBytes += pending.bytes;
  }

  pushAgain(pending: PendingRecord): void {
    this.#again.push(pending);
  }

  /** Lets the next of its key go, now that this one has its verdict. */
  release(pending: PendingRecord): void {
    const next = this.#lanes?.leave(pending);
    if (next) this.pushAgain(next);
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
    return oldest.group.sealed ? Number.NEGATIVE_INFINITY : oldest.times.lingerUntilMs;
  }

  /** When what is first in a line, or held back for its key, can no longer be sent; Infinity when nothing waits. */
  expiresAtMs(): number {
    return Math.min(
      this.#again.peek()?.times.lastSendAtMs ?? Number.POSITIVE_INFINITY,
      this.#fresh.peek()?.times.lastSendAtMs ?? Number.POSITIVE_INFINITY,
      this.#lanes?.expiresAtMs() ?? Number.POSITIVE_INFINITY,
    );
  }

  /** Takes out what stands first in each line, or is held back, and is too late to send. */
  takeExpired(nowMs: number): PendingRecord[] {
    const expired = this.#lanes?.takeExpired(nowMs) ?? [];
    for (const line of [this.#again, this.#fresh]) {
      for (
        let first = line.peek();
        first && first.times.lastSendAtMs <= nowMs;
        first = line.peek()
      ) {
        this.#shift(line);
        expired.push(first);
      }
    }
    return expired;
  }

  /** Fills a call: with at least one record when any waits. What it passes over goes before the new ones next time. */
  takeInto(load: CallLoad): void {
    const passed: PendingRecord[] = [];
    for (;;) {
      const line = this.#again.size > 0 ? this.#again : this.#fresh;
      const next = line.peek();
      if (!next) break;
      const added = load.add(next);
      if (added === 'full') break;
      this.#shift(line);
      if (added === 'passed') passed.push(next);
    }
    for (const pending of passed) this.pushAgain(pending);
  }

  takeAll(): PendingRecord[] {
    const all = this.#lanes?.takeExpired(Number.POSITIVE_INFINITY) ?? [];
    for (const line of [this.#again, this.#fresh]) {
      for (let next = this.#shift(line); next; next = this.#shift(line)) all.push(next);
    }
    return all;
  }

  #shift(line: Fifo<PendingRecord>): PendingRecord | undefined {
    const taken = line.shift();
    if (taken && line === this.#fresh) this.#freshBytes -= taken.bytes;
    return taken;
  }
}
