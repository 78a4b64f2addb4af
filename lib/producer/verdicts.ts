import type { OutgoingRecord, PendingRecord, RecordFailure } from './pending-record';
import type { RecordOutcome } from './put-records-once';

/** What became of one record. */
export interface Delivery {
  /** `unknown`: a call that carried it had no answer, so it may be in the stream. */
  status: 'delivered' | 'failed' | 'unknown';
  partitionKey: string;
  /** Of its data, without the key. */
  sizeBytes: number;
  shard: string | null;
  sequenceNumber: string | null;
  /** Position in the aggregate, from 0; only where an aggregate carried it. */
  subSequenceNumber?: number;
  attempts: number;
  error: RecordFailure | null;
}

type Place = Extract<RecordOutcome, { stored: true }>;

const NOWHERE = { shard: null, sequenceNumber: null };
const NEVER_SENT: RecordFailure = { code: 'not_sent', message: 'no call was free to carry it' };
export const CLOSED: RecordFailure = { code: 'producer_closed', message: 'the producer is closed' };

/** Written out, for it is made once a record: spreading objects here took a fifth of the producer's time. */
export function delivered(
  { record, attempts }: PendingRecord,
  { shard, sequenceNumber, subSequenceNumber }: Place,
): Delivery {
  const delivery: Delivery = {
    status: 'delivered',
    partitionKey: record.partitionKey,
    sizeBytes: record.data.byteLength,
    shard,
    sequenceNumber,
    attempts,
    error: null,
  };
  if (subSequenceNumber !== undefined) delivery.subSequenceNumber = subSequenceNumber;
  return delivery;
}

/** `failed` only where the record is surely not in the stream. */
export function undelivered(pending: PendingRecord, { code, message }: RecordFailure): Delivery {
  return {
    ...refused(pending.record, { code, message }),
    status: pending.mayBeStored ? 'unknown' : 'failed',
    attempts: pending.attempts,
  };
}

/** At the deadline, with the last reason. */
export function givenUp(pending: PendingRecord, deadlineMs: number): Delivery {
  const { code, message } = pending.failure ?? NEVER_SENT;
  const effort = `given up after ${deadlineMs} ms, attempts: ${pending.attempts}`;
  return undelivered(pending, { code, message: `${effort}: ${message}` });
}

/** At the end of the producer, in the middle of things. */
export function cutOff(pending: PendingRecord): Delivery {
  const message = `${CLOSED.message}, attempts: ${pending.attempts}`;
  return undelivered(pending, { code: CLOSED.code, message });
}

export function bufferFull(maxBufferedBytes: number): RecordFailure {
  const message = `${maxBufferedBytes} bytes or more wait for their verdicts`;
  return { code: 'buffer_full', message };
}

/** A record that was refused here and never sent. */
export function refused({ data, partitionKey }: OutgoingRecord, error: RecordFailure): Delivery {
  const sizeBytes = data.byteLength;
  return { status: 'failed', partitionKey, sizeBytes, ...NOWHERE, attempts: 0, error };
}
