import { Fifo } from './fifo';
import type { PendingRecord } from './pending-record';

interface Lane {
  /** The one of its key that is on its way to a verdict. */
  holder: PendingRecord;
  behind: Fifo<PendingRecord>;
}

/** Lets one record of a partition key through at a time, and keeps the others in the order they came. */
export class KeyLanes {
  readonly #lanes = new Map<string, Lane>();
  /** All that are held back, oldest first; those let through since are passed over. */
  readonly #byAge = new Fifo<PendingRecord>();
  readonly #held = new Set<PendingRecord>();

  /** Whether it may go now; if not it is kept. */
  enter(pending: PendingRecord): boolean {
    const { partitionKey } = pending.record;
    const lane = this.#lanes.get(partitionKey);
    if (!lane) {
      this.#lanes.set(partitionKey, { holder: pending, behind: new Fifo() });
      return true;
    }
    lane.behind.push(pending);
    this.#byAge.push(pending);
    this.#held.add(pending);
    return false;
  }

  /** The next of its key, when it was the one that the others waited for. */
  leave(pending: PendingRecord): PendingRecord | undefined {
    const { partitionKey } = pending.record;
    const lane = this.#lanes.get(partitionKey);
    if (lane?.holder !== pending) return undefined;
    const next = lane.behind.shift();
    if (!next) {
      this.#lanes.delete(partitionKey);
      return undefined;
    }
    this.#held.delete(next);
    lane.holder = next;
    return next;
  }

  /** When the oldest that is held back can no longer be sent; Infinity when none is. */
  expiresAtMs(): number {
    return this.#oldest()?.times.lastSendAtMs ?? Number.POSITIVE_INFINITY;
  }

  /** Takes out what is held back and is too late to send; Infinity takes all. */
  takeExpired(nowMs: number): PendingRecord[] {
    const expired: PendingRecord[] = [];
    for (
      let oldest = this.#oldest();
      oldest && oldest.times.lastSendAtMs <= nowMs;
      oldest = this.#oldest()
    ) {
      // The oldest of all is the first of its lane.
      this.#lanes.get(oldest.record.partitionKey)?.behind.shift();
      this.#held.delete(oldest);
      expired.push(oldest);
    }
    return expired;
  }

  #oldest(): PendingRecord | undefined {
    for (let first = this.#byAge.peek(); first; first = this.#byAge.peek()) {
      if (this.#held.has(first)) return first;
      this.#byAge.shift();
    }
    return undefined;
  }
}
