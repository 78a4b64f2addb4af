import type { TailMessage } from '@/lib/contract/reading';
import type { Unevaluated } from '@/lib/contract/record';

type Status = Extract<TailMessage, { type: 'status' }>;

/** Counts since the tail was started, over all its connections. */
export interface TailFigures {
  scanned: number;
  matched: number;
  bytes: number;
  dropped: number;
  unevaluated: Unevaluated | null;
  /** Means of the last seconds; null before there are two reports. */
  scannedPerSecond: number | null;
  bytesPerSecond: number | null;
}

const NONE: TailFigures = {
  scanned: 0,
  matched: 0,
  bytes: 0,
  dropped: 0,
  unevaluated: null,
  scannedPerSecond: null,
  bytesPerSecond: null,
};
const REPORTS_IN_A_RATE = 6;

/** Adds up what the server reports of each connection, which counts from nothing every time. */
export class TailCounter {
  #before = NONE;
  #figures = NONE;
  #reports: Status[] = [];

  get figures(): TailFigures {
    return this.#figures;
  }

  take(status: Status): void {
    this.#reports = [...this.#reports, status].slice(-REPORTS_IN_A_RATE);
    const before = this.#before;
    this.#figures = {
      scanned: before.scanned + status.scanned,
      matched: before.matched + status.matched,
      bytes: before.bytes + status.bytes,
      dropped: before.dropped + status.dropped,
      unevaluated: unevaluatedSum(before.unevaluated, status.unevaluated),
      scannedPerSecond: this.#rateOf('scanned'),
      bytesPerSecond: this.#rateOf('bytes'),
    };
  }

  /** The connection has ended; the next counts from nothing. */
  endConnection(): void {
    this.#figures = { ...this.#figures, scannedPerSecond: null, bytesPerSecond: null };
    this.#before = this.#figures;
    this.#reports = [];
  }

  clear(): void {
    this.#before = NONE;
    this.#figures = NONE;
    this.#reports = [];
  }

  #rateOf(count: 'scanned' | 'bytes'): number | null {
    const first = this.#reports[0];
    const last = this.#reports.at(-1);
    if (!first || !last || last.atMs <= first.atMs) return null;
    return ((last[count] - first[count]) * 1_000) / (last.atMs - first.atMs);
  }
}

function unevaluatedSum(before: Unevaluated | null, now: Unevaluated | null): Unevaluated | null {
  if (!before || !now) return now ?? before;
  return { records: before.records + now.records, reason: now.reason };
}
