import type { Verdict } from '@/lib/contract/batch';
import type { OutgoingRecord, PendingRecord, RecordFailure } from './pending-record';

/** What became of one record. `sizeBytes` is its data without the key. */
export type Delivery = Omit<Verdict, 'index'>;

const NOWHERE = { shard: null, sequenceNumber: null };
const NEVER_SENT: RecordFailure = { code: 'not_sent', message: 'no call was free to carry it' };
const CLOSED: RecordFailure = { code: 'producer_closed', message: 'the producer is closed' };

export function delivered(pending: PendingRecord, shard: string, sequenceNumber: string): Delivery {
  return { ...base(pending), status: 'delivered', shard, sequenceNumber, error: null };
}

/** `failed` only where the record is surely not in the stream. */
export function undelivered(pending: PendingRecord, { code, message }: RecordFailure): Delivery {
  const status = pending.mayBeStored ? 'unknown' : 'failed';
  return { ...base(pending), ...NOWHERE, status, error: { code, message } };
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

/** A record that was refused here and never sent; for a producer that is closed when no reason is given. */
export function refused(
  { data, partitionKey }: OutgoingRecord,
  error: RecordFailure = CLOSED,
): Delivery {
  const sizeBytes = data.byteLength;
  return { partitionKey, sizeBytes, attempts: 0, ...NOWHERE, status: 'failed', error };
}

function base({ record, attempts }: PendingRecord) {
  return { partitionKey: record.partitionKey, sizeBytes: record.data.byteLength, attempts };
}
