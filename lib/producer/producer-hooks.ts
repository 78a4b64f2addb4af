import type { OutgoingRecord, PendingRecord } from './pending-record';
import type { CallOutcome, RecordOutcome } from './put-records-once';
import type { Delivery } from './verdicts';

export interface CallReport {
  records: number;
  /** Entries of the call: fewer than records where they were aggregated. */
  entries: number;
  /** Bytes of data and keys. */
  bytes: number;
  durationMs: number;
  /** The longest that a record which it stored had been in the producer; null where it stored none. */
  latencyMs: number | null;
  /** Records that the call did not store, as far as its answer tells. */
  failed: number;
  /** Why the call as a whole failed, or null. */
  error: { code: string; message: string } | null;
}

export interface RetryReport {
  records: number;
  delayMs: number;
  /** Error codes of the records, each once. */
  codes: readonly string[];
}

export interface UndeliveredReport {
  record: OutgoingRecord;
  delivery: Delivery;
}

/** Told as it happens, outside the producer's own work: a hook that throws cannot harm a record. */
export interface ProducerHooks {
  onCall?: (report: CallReport) => void;
  onRetry?: (report: RetryReport) => void;
  /** Each record whose verdict is not `delivered`: to be logged, kept elsewhere, or put again. */
  onUndelivered?: (report: UndeliveredReport) => void;
}

/** Calls a hook outside the caller's work, where its throwing is the process's matter and harms no record. */
export function tell<T>(hook: ((report: T) => void) | undefined, report: () => T): void {
  if (hook) queueMicrotask(() => hook(report()));
}

interface AnsweredCall extends Pick<CallOutcome, 'failure'> {
  batch: readonly PendingRecord[];
  entries: number;
  outcomes: readonly RecordOutcome[];
  fromMs: number;
  toMs: number;
}

export function callReport({
  batch,
  entries,
  outcomes,
  failure,
  fromMs,
  toMs,
}: AnsweredCall): CallReport {
  const stored = batch.filter((_, index) => outcomes[index]?.stored);
  return {
    records: batch.length,
    entries,
    bytes: batch.reduce((sum, { bytes }) => sum + bytes, 0),
    durationMs: toMs - fromMs,
    latencyMs: stored.reduce<number | null>(
      (longest, { times }) => Math.max(longest ?? 0, toMs - times.enteredAtMs),
      null,
    ),
    failed: batch.length - stored.length,
    error: failure && { code: failure.code, message: failure.message },
  };
}

export function retryReport(batch: readonly PendingRecord[], delayMs: number): RetryReport {
  const codes = new Set(batch.map(({ failure }) => failure?.code ?? ''));
  return { records: batch.length, delayMs, codes: Array.from(codes) };
}
