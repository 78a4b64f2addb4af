import type { Clock } from '@/lib/clock';
import type { Run, RunState } from '@/lib/contract/run';
import { AppError } from '@/lib/errors';
import type { KinesisProducer } from '@/lib/producer/kinesis-producer';
import { CLOSED, type Delivery } from '@/lib/producer/verdicts';
import { outgoingRecord } from '@/lib/server/outgoing-record';
import { type BatchRecord, recordBytes } from '@/lib/server/record-maker';
import { InFlight } from './in-flight';
import { type OpenedRun, takeRecords } from './opened-run';
import type { PaceSchedule } from './pace-schedule';
import { Pacer } from './pacer';
import type { RunJournal } from './run-journal';
import { RunMeter } from './run-meter';

interface LiveRunParts {
  run: Run;
  opened: OpenedRun;
  schedule: PaceSchedule;
  producer: KinesisProducer;
  journal: RunJournal;
  clock: Clock;
  /** Records without a verdict at most. */
  maxInFlight: number;
}

const SLICE_RECORDS = 500;
/** Of the producer nobody knows who looks at a run. */
const STOPPED = {
  code: 'stopped',
  message: 'the run was stopped before the stream had answered for the record',
};
const INTERNAL = {
  code: 'internal',
  detail: 'Something went wrong inside Shardlens; its log has the cause.',
};

/** A run under way: makes records at its pace, hands them to the producer, and keeps every verdict. */
export class LiveRun {
  readonly journal: RunJournal;
  readonly #parts: LiveRunParts;
  readonly #meter: RunMeter;
  readonly #inFlight = new InFlight();
  readonly #stopping = new AbortController();
  #state: RunState = 'running';
  #endedAtMs: number | null = null;
  #problem: Run['problem'] = null;
  #closing: Promise<void> | undefined;

  constructor(parts: LiveRunParts) {
    this.#parts = parts;
    this.journal = parts.journal;
    this.#meter = new RunMeter(parts.run.startedAtMs);
  }

  /** The run as it is now. */
  get run(): Run {
    const { run, producer, clock } = this.#parts;
    const { retries, throttled } = producer.stats();
    return {
      ...run,
      state: this.#state,
      endedAtMs: this.#endedAtMs,
      problem: this.#problem,
      progress: {
        planned: run.progress.planned,
        retries,
        throttled,
        ...this.#meter.progress(this.#endedAtMs ?? clock.now()),
      },
    };
  }

  /** Resolves when every record that was handed over has its verdict. Never rejects: answers what went wrong. */
  async work(): Promise<unknown> {
    const broken = await this.#failureOf(() => this.#handOver());
    const failure = (await this.#failureOf(() => this.#drain())) ?? broken;
    this.#endedAtMs = this.#parts.clock.now();
    this.#state = this.#endState(failure);
    if (failure !== null) this.#problem = problemOf(failure);
    return failure;
  }

  /** Hands nothing more over; what is in flight gets its verdict within the deadline. */
  stop(deadlineMs: number, because: 'stopped' | 'interrupted' = 'stopped'): void {
    if (this.#stopping.signal.aborted || this.#endedAtMs !== null) return;
    this.#state = 'stopping';
    this.#stopping.abort(because);
    this.#closing = this.#parts.producer.close({ deadlineMs });
  }

  async #handOver(): Promise<void> {
    const { opened, schedule, producer, clock, maxInFlight } = this.#parts;
    const { signal } = this.#stopping;
    const pacer = new Pacer(schedule, clock);
    while (!signal.aborted && !pacer.isOver(this.#meter.made)) {
      const from = this.#meter.made;
      const most = pacer.dueNow(from, SLICE_RECORDS);
      if (most === 0) {
        await pacer.untilDue(from, signal);
        continue;
      }
      const nowMs = clock.now();
      const records = await takeRecords(opened, { from, most, nowMs });
      if (records.length === 0 || signal.aborted) return;
      await this.#put(records, nowMs);
      await Promise.all([producer.ready(), this.#inFlight.untilBelow(maxInFlight)]);
    }
  }

  /** The mark goes ahead, so that a crash leaves no record behind that nobody knows of. */
  async #put(records: readonly BatchRecord[], nowMs: number): Promise<void> {
    const from = this.#meter.made;
    const bytes = records.reduce((sum, record) => sum + recordBytes(record), this.#meter.bytes);
    await this.journal.mark({ made: from + records.length, bytes, nowMs });
    if (this.#stopping.signal.aborted) return;
    this.#meter.made += records.length;
    this.#meter.bytes = bytes;
    for (const [at, record] of records.entries()) void this.#putOne(record, from + at);
  }

  async #putOne(record: BatchRecord, index: number): Promise<void> {
    const { producer, clock } = this.#parts;
    const fromMs = clock.now();
    this.#inFlight.enter();
    const delivery = await producer.put(record);
    this.#meter.add(delivery.status, { fromMs, toMs: clock.now() });
    this.journal.add(verdictOf(index, delivery, record));
    this.#inFlight.leave();
  }

  async #drain(): Promise<void> {
    const { opened, producer } = this.#parts;
    await producer.flush();
    await (this.#closing ?? producer.close());
    await this.#inFlight.untilBelow(1);
    await opened.source.close();
    await this.journal.close();
  }

  /** What was thrown, if anything was; to be told to stop is no failure. */
  async #failureOf(act: () => Promise<void>): Promise<unknown> {
    try {
      await act();
      return null;
    } catch (error) {
      return error === this.#stopping.signal.reason ? null : error;
    }
  }

  #endState(failure: unknown): RunState {
    if (failure !== null) return 'failed';
    if (!this.#stopping.signal.aborted) return 'finished';
    return this.#stopping.signal.reason === 'interrupted' ? 'interrupted' : 'stopped';
  }
}

function verdictOf(index: number, delivery: Delivery, record: BatchRecord) {
  if (delivery.status === 'delivered') return { index, ...delivery };
  const error = delivery.error?.code === CLOSED.code ? STOPPED : delivery.error;
  return { index, ...delivery, error, record: outgoingRecord(record) };
}

function problemOf(failure: unknown): Run['problem'] {
  if (!(failure instanceof AppError) || failure.code === 'internal') return INTERNAL;
  return { code: failure.code, detail: failure.message };
}
