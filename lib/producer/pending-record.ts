import type { FlushGroup } from './flush-group';
import type { Delivery } from './verdicts';

export interface OutgoingRecord {
  /** Not copied: leave it unchanged until the verdict. */
  data: Uint8Array;
  /** 1 to 256 characters, counted in code points. */
  partitionKey: string;
  /** Decimal, 0 to 2^128 - 1; decides the shard in place of the key's hash. */
  explicitHashKey?: string | undefined;
}

export interface RecordFailure {
  code: string;
  message: string;
}

/** Shared by the records that entered in the same millisecond: figures of their own cost each as much as its promise. */
export interface RecordTimes {
  readonly enteredAtMs: number;
  readonly lingerUntilMs: number;
  /** No attempt starts after this, so that the last one has time for an answer. */
  readonly lastSendAtMs: number;
  readonly deadlineAtMs: number;
}

/** A record between `put` and its verdict. */
export interface PendingRecord {
  readonly record: OutgoingRecord;
  /** Bytes of data and key. */
  readonly bytes: number;
  /** Set anew as it enters, where it waited at the door. */
  times: RecordTimes;
  readonly group: FlushGroup;
  readonly resolve: (delivery: Delivery) => void;
  attempts: number;
  /** A call that carried it got no answer, so it may be in the stream; this never turns back. */
  mayBeStored: boolean;
  failure: RecordFailure | null;
  /** Never in an aggregate again, for one took it to the wrong shard. */
  alone: boolean;
  settled: boolean;
}
