import type { PendingRecord } from './pending-record';
import type { RecordOutcome } from './put-records-once';
import type { Delivery } from './verdicts';

const THROTTLED_CODE = 'ProvisionedThroughputExceededException';

export interface ProducerStats {
  /** Records and their bytes (data and keys) that have no verdict yet. */
  bufferedRecords: number;
  bufferedBytes: number;
  /** Records at the door of a full buffer. */
  waitingRecords: number;
  callsInFlight: number;
  calls: number;
  delivered: number;
  /** Of the delivered records: data and keys. */
  deliveredBytes: number;
  failed: number;
  unknown: number;
  /** Times that a record was sent again. */
  retries: number;
  /** Times that a shard refused a record for its write limit. */
  throttled: number;
}

type Counts = Omit<ProducerStats, 'callsInFlight' | 'waitingRecords'>;

/** The producer's counters. */
export class ProducerTally {
  readonly #counts: Counts = {
    bufferedRecords: 0,
    bufferedBytes: 0,
    calls: 0,
    delivered: 0,
    deliveredBytes: 0,
    failed: 0,
    unknown: 0,
    retries: 0,
    throttled: 0,
  };

  get bufferedBytes(): number {
    return this.#counts.bufferedBytes;
  }

  accepted({ bytes }: PendingRecord): void {
    this.#counts.bufferedRecords++;
    this.#counts.bufferedBytes += bytes;
  }

  called(batch: readonly PendingRecord[]): void {
    this.#counts.calls++;
    for (const { attempts } of batch) if (attempts > 1) this.#counts.retries++;
  }

  answered(outcomes: readonly RecordOutcome[]): void {
    for (const one of outcomes) {
      if (!one.stored && one.failure.code === THROTTLED_CODE) this.#counts.throttled++;
    }
  }

  refused(): void {
    this.#counts.failed++;
  }

  settled({ bytes }: PendingRecord, { status }: Delivery): void {
    this.#counts.bufferedRecords--;
    this.#counts.bufferedBytes -= bytes;
    this.#counts[status]++;
    if (status === 'delivered') this.#counts.deliveredBytes += bytes;
  }

  snapshot(): Counts {
    return { ...this.#counts };
  }
}
