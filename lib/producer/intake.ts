import type { PendingRecord, RecordTimes } from './pending-record';
import type { ProducerSettings } from './producer-options';

type Arrival = Pick<PendingRecord, 'record' | 'bytes' | 'group' | 'resolve'>;

/** Where records enter the buffer: their linger and their deadline begin here. */
export class Intake {
  readonly #settings: ProducerSettings;
  #times: RecordTimes;

  constructor(settings: ProducerSettings) {
    this.#settings = settings;
    this.#times = timesFrom(settings.clock.now(), settings);
  }

  take({ record, bytes, group, resolve }: Arrival): PendingRecord {
    return {
      record,
      bytes,
      times: this.times(),
      group,
      resolve,
      attempts: 0,
      mayBeStored: false,
      failure: null,
      alone: false,
      settled: false,
    };
  }

  /** Of a record that enters now. */
  times(): RecordTimes {
    const nowMs = this.#settings.clock.now();
    if (nowMs !== this.#times.enteredAtMs) this.#times = timesFrom(nowMs, this.#settings);
    return this.#times;
  }
}

function timesFrom(nowMs: number, { lingerMs, deadlineMs }: ProducerSettings): RecordTimes {
  return {
    enteredAtMs: nowMs,
    lingerUntilMs: nowMs + Math.min(lingerMs, deadlineMs / 2),
    lastSendAtMs: nowMs + deadlineMs - lastCallMs(deadlineMs),
    deadlineAtMs: nowMs + deadlineMs,
  };
}

/** What the last attempt keeps of a record's time: cut shorter, its answer would be lost and the verdict unknown. */
function lastCallMs(deadlineMs: number): number {
  return Math.min(1_000, deadlineMs / 10);
}
