import type { FlushGroup } from './flush-group';
import type { OutgoingRecord, PendingRecord, RecordTimes } from './pending-record';
import type { ProducerSettings } from './producer-options';
import { recordBytes } from './refuse-record';
import type { Delivery } from './verdicts';

/** A record that was put and is not in the buffer yet. */
export interface Arrival {
  record: OutgoingRecord;
  group: FlushGroup;
  resolve: (delivery: Delivery) => void;
}

/** Where records enter the buffer: their linger and their deadline begin here. */
export class Intake {
  readonly #settings: ProducerSettings;
  #times: RecordTimes;

  constructor(settings: ProducerSettings) {
    this.#settings = settings;
    this.#times = timesFrom(settings.clock.now(), settings);
  }

  take({ record, group, resolve }: Arrival): PendingRecord {
    const nowMs = this.#settings.clock.now();
    if (nowMs !== this.#times.enteredAtMs) this.#times = timesFrom(nowMs, this.#settings);
    return {
      record,
      bytes: recordBytes(record),
      times: this.#times,
      group,
      resolve,
      attempts: 0,
      mayBeStored: false,
      failure: null,
      settled: false,
    };
  }
}

function timesFrom(nowMs: number, { lingerMs, deadlineMs }: ProducerSettings): RecordTimes {
  return {
    enteredAtMs: nowMs,
    lingerUntilMs: nowMs + lingerMs,
    lastSendAtMs: nowMs + deadlineMs - lastCallMs(deadlineMs),
    deadlineAtMs: nowMs + deadlineMs,
  };
}

/** What the last attempt keeps of a record's time: cut shorter, its answer would be lost and the verdict unknown. */
function lastCallMs(deadlineMs: number): number {
  return Math.min(1_000, deadlineMs / 10);
}
