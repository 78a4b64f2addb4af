import type { PutRecordsRequestEntry } from '@aws-sdk/client-kinesis';
import type { PendingRecord } from './pending-record';
import type { RecordOutcome } from './put-records-once';

/**
 * Whether a call took a record: not this one, though it may take others (`passed`), or no more at all (`full`).
 */
export type Added = 'taken' | 'passed' | 'full';

/** What one call carries while it is filled, and what its answer then means for each record. */
export interface CallLoad {
  /** Takes a record in if there is room for it; the first is always taken. */
  add(pending: PendingRecord): Added;
  /** In the order of their outcomes. */
  records(): readonly PendingRecord[];
  entries(): PutRecordsRequestEntry[];
  /** From the outcomes of the entries to those of the records. */
  outcomesOf(
    entries: readonly RecordOutcome[],
  ): readonly RecordOutcome[] | Promise<readonly RecordOutcome[]>;
}

export interface CallLimits {
  maxBatchRecords: number;
  maxBatchBytes: number;
}

/** A call with an entry for each record. */
export class PlainLoad implements CallLoad {
  readonly #records: PendingRecord[] = [];
  readonly #limits: CallLimits;
  #bytes = 0;

  constructor(limits: CallLimits) {
    this.#limits = limits;
  }

  add(pending: PendingRecord): Added {
    const count = this.#records.length;
    const bytes = this.#bytes + pending.bytes;
    const { maxBatchRecords, maxBatchBytes } = this.#limits;
    if (count >= maxBatchRecords || (count > 0 && bytes > maxBatchBytes)) return 'full';
    this.#records.push(pending);
    this.#bytes = bytes;
    return 'taken';
  }

  records(): readonly PendingRecord[] {
    return this.#records;
  }

  entries(): PutRecordsRequestEntry[] {
    return this.#records.map(({ record }) => plainEntry(record));
  }

  outcomesOf(entries: readonly RecordOutcome[]): readonly RecordOutcome[] {
    return entries;
  }
}

export function plainEntry(record: PendingRecord['record']): PutRecordsRequestEntry {
  return {
    Data: record.data,
    PartitionKey: record.partitionKey,
    ExplicitHashKey: record.explicitHashKey,
  };
}
