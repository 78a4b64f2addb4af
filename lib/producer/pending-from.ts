import type { FlushGroup } from './flush-group';
import type { OutgoingRecord, PendingRecord } from './pending-record';
import type { ProducerSettings } from './producer-options';
import { recordBytes } from './refuse-record';
import type { Delivery } from './verdicts';

/** A record that was put and is not in the buffer yet. */
export interface Arrival {
  record: OutgoingRecord;
  group: FlushGroup;
  resolve: (delivery: Delivery) => void;
}

/** What enters the buffer: linger and deadline begin now. */
export function pendingFrom(
  { record, group, resolve }: Arrival,
  { clock, lingerMs, deadlineMs }: ProducerSettings,
): PendingRecord {
  const nowMs = clock.now();
  return {
    record,
    bytes: recordBytes(record),
    enteredAtMs: nowMs,
    lingerUntilMs: nowMs + lingerMs,
    lastSendAtMs: nowMs + deadlineMs - lastCallMs(deadlineMs),
    deadlineAtMs: nowMs + deadlineMs,
    group,
    resolve,
    attempts: 0,
    mayBeStored: false,
    failure: null,
    settled: false,
  };
}

/** What the last attempt keeps of a record's time: cut shorter, its answer would be lost and the verdict unknown. */
function lastCallMs(deadlineMs: number): number {
  return Math.min(1_000, deadlineMs / 10);
}
