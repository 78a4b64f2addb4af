import type { KinesisRecord } from '@/lib/kinesis/get-records';

/** Before it is known how large they are: 1 MB of records of 20 kB. */
const FIRST_RECORDS = 50;
/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html */
const MOST_RECORDS = 10_000;
const NEWEST_SHARE = 0.3;

/**
 * How many records to ask for so that a call brings about `aimBytes`: the service takes no limit in bytes, and
 * an answer of 10 MB would close the shard to every consumer for five seconds.
 */
export class PageSize {
  readonly #aimBytes: number;
  #meanBytes: number | null = null;

  constructor(aimBytes: number) {
    this.#aimBytes = aimBytes;
  }

  get limit(): number {
    if (this.#meanBytes === null) return FIRST_RECORDS;
    return Math.min(MOST_RECORDS, Math.ceil(this.#aimBytes / this.#meanBytes));
  }

  /** Learns from what came; larger records count at once, smaller ones bit by bit. */
  learn(records: readonly KinesisRecord[]): void {
    if (records.length === 0) return;
    const bytes = records.reduce((sum, { data }) => sum + data.byteLength, 0);
    const pageMean = Math.max(1, bytes / records.length);
    const known = this.#meanBytes ?? pageMean;
    const blended = known + (pageMean - known) * NEWEST_SHARE;
    this.#meanBytes = Math.max(pageMean, blended);
  }
}
