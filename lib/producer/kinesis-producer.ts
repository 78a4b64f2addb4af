import { BatchQueue } from './batch-queue';
import { Door } from './door';
import { FlushGroup } from './flush-group';
import { type Arrival, Intake } from './intake';
import type { OutgoingRecord, PendingRecord, RecordFailure } from './pending-record';
import { planRetry } from './plan-retry';
import { callReport, retryReport, tell } from './producer-hooks';
import { type ProducerOptions, type ProducerSettings, resolveOptions } from './producer-options';
import { type ProducerStats, ProducerTally } from './producer-tally';
import { type CallOutcome, putRecordsOnce } from './put-records-once';
import { refuseRecord } from './refuse-record';
import { RetryWaits } from './retry-waits';
import {
  bufferFull,
  CLOSED,
  cutOff,
  type Delivery,
  delivered,
  givenUp,
  refused,
  undelivered,
} from './verdicts';
import { WakeTimer } from './wake-timer';

/**
 * Sends records to one stream in batches, several calls at once, and tells for each what became of it.
 *
 * Throttled and failed records are sent again with full jitter until their deadline; of a partly failed answer only
 * the failed ones. A retry can put a record behind later ones of its key, as PutRecords itself may, unless
 * `order: 'key'` is asked for.
 * Nothing is lost without a verdict, and a record is stored twice only where an answer was lost.
 *
 *     const producer = new KinesisProducer({ client: new KinesisClient({ maxAttempts: 1 }), streamName: 'orders' });
 *     await producer.ready();
 *     const { status, shard, sequenceNumber } = await producer.put({ data, partitionKey });
 *     await producer.close({ deadlineMs: 10_000 });
 *
 * @throws AppError invalid_input, from the constructor, for an option out of bounds
 */
export class KinesisProducer {
  readonly #settings: ProducerSettings;
  readonly #queue: BatchQueue;
  readonly #waits = new RetryWaits();
  readonly #calls = new Map<AbortController, readonly PendingRecord[]>();
  readonly #tally = new ProducerTally();
  readonly #timer: WakeTimer;
  readonly #intake: Intake;
  readonly #door: Door;
  #group = new FlushGroup();
  #flushed: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | undefined;

  constructor(options: ProducerOptions) {
    this.#settings = resolveOptions(options);
    this.#queue = new BatchQueue(this.#settings);
    this.#door = new Door(() => this.#tally.bufferedBytes < this.#settings.maxBufferedBytes);
    this.#intake = new Intake(this.#settings);
    this.#timer = new WakeTimer(this.#settings.clock, () => this.#pump());
  }

  /**
   * Takes one record. Always resolves: with `failed` at once if the record is invalid, the producer closed, or the
   * buffer full and `whenFull` is `refuse`.
   */
  put(record: OutgoingRecord): Promise<Delivery> {
    const { maxRecordBytes, maxBufferedBytes, whenFull } = this.#settings;
    const refusal = refuseRecord(record, maxRecordBytes);
    if (refusal || this.#closing) return this.#refuse(record, refusal ?? CLOSED);
    const full = whenFull !== 'accept' && !this.#door.isOpen();
    if (full && whenFull === 'refuse') return this.#refuse(record, bufferFull(maxBufferedBytes));
    return new Promise((resolve) => {
      const arrival = { record, group: this.#group, resolve };
      arrival.group.add();
      if (full) this.#door.wait(arrival);
      else this.#enter(arrival);
    });
  }

  /**
   * Resolves when less than `maxBufferedBytes` wait for a verdict: a caller that makes records faster than the
   * stream takes them awaits this before each, whatever `whenFull` says.
   */
  ready(): Promise<void> {
    return this.#door.ready();
  }

  /** Sends what waits without lingering; resolves when every record put before has its verdict. */
  async flush(): Promise<void> {
    const group = this.#group;
    this.#group = new FlushGroup();
    group.seal();
    this.#flushed = Promise.all([this.#flushed, group.settled]);
    this.#pump();
    await this.#flushed;
  }

  /**
   * Takes no more records and drains. What has no verdict `deadlineMs` from now (default: the records' own
   * deadline) gets one then: `unknown` if it may be in the stream, else `failed`.
   */
  close({ deadlineMs = this.#settings.deadlineMs }: { deadlineMs?: number } = {}): Promise<void> {
    this.#closing ??= this.#close(deadlineMs);
    return this.#closing;
  }

  stats(): ProducerStats {
    return {
      ...this.#tally.snapshot(),
      callsInFlight: this.#calls.size,
      waitingRecords: this.#door.waiting,
    };
  }

  #refuse(record: OutgoingRecord, reason: RecordFailure): Promise<Delivery> {
    const delivery = refused(record, reason);
    this.#tally.refused();
    tell(this.#settings.hooks.onUndelivered, () => ({ record, delivery }));
    return Promise.resolve(delivery);
  }

  #enter(arrival: Arrival): void {
    const { times } = this.#push(arrival);
    if (this.#queue.isFull()) this.#pump();
    else this.#timer.by(times.lingerUntilMs);
  }

  #push(arrival: Arrival): PendingRecord {
    const pending = this.#intake.take(arrival);
    this.#tally.accepted(pending);
    this.#queue.push(pending);
    return pending;
  }

  /** Sends all that is due and may go now, and sees to it that the next moment to look again is not missed. */
  #pump(): void {
    const nowMs = this.#settings.clock.now();
    for (const pending of this.#waits.takeDue(nowMs)) this.#queue.pushAgain(pending);
    this.#expire(nowMs);
    this.#door.letIn((arrival) => this.#push(arrival));
    while (!this.#isBusy() && this.#queue.dueAtMs() <= nowMs) {
      void this.#send(this.#queue.take(), nowMs);
      this.#expire(nowMs);
    }
    const dueAtMs = this.#isBusy() ? Number.POSITIVE_INFINITY : this.#queue.dueAtMs();
    this.#timer.by(Math.min(dueAtMs, this.#queue.expiresAtMs(), this.#waits.dueAtMs()));
  }

  /** Again and again, for a verdict lets the next of its key through, which may be as late. */
  #expire(nowMs: number): void {
    for (;;) {
      const late = this.#queue.takeExpired(nowMs);
      if (late.length === 0) return;
      for (const pending of late) this.#giveUp(pending);
    }
  }

  async #send(batch: readonly PendingRecord[], nowMs: number): Promise<void> {
    const { client, clock, streamName, requestTimeoutMs, hooks } = this.#settings;
    const abort = new AbortController();
    this.#calls.set(abort, batch);
    for (const pending of batch) pending.attempts++;
    this.#tally.called(batch);
    const outcome = await putRecordsOnce({
      client,
      clock,
      streamName,
      records: batch.map(({ record }) => record),
      timeoutMs: Math.min(requestTimeoutMs, latestDeadlineMs(batch) - nowMs),
      abort,
    });
    this.#calls.delete(abort);
    this.#tally.answered(outcome);
    const toMs = clock.now();
    tell(hooks.onCall, () => callReport(batch, outcome, { fromMs: nowMs, toMs }));
    this.#absorb(batch, outcome);
    this.#pump();
  }

  #absorb(batch: readonly PendingRecord[], { records }: CallOutcome): void {
    const failed: PendingRecord[] = [];
    for (const [index, outcome] of records.entries()) {
      const pending = batch[index];
      if (!pending || pending.settled) continue;
      if (outcome.stored) {
        this.#settle(pending, delivered(pending, outcome.shard, outcome.sequenceNumber));
        continue;
      }
      pending.failure = outcome.failure;
      pending.mayBeStored ||= outcome.failure.unanswered;
      if (outcome.failure.retryable) failed.push(pending);
      else this.#settle(pending, undelivered(pending, outcome.failure));
    }
    if (failed.length > 0) this.#retry(failed);
  }

  #retry(failed: readonly PendingRecord[]): void {
    const nowMs = this.#settings.clock.now();
    const { again, delayMs, givenUp: late } = planRetry(failed, nowMs, this.#settings);
    for (const pending of late) this.#giveUp(pending);
    if (again.length === 0) return;
    this.#waits.add({ dueAtMs: nowMs + delayMs, records: again });
    tell(this.#settings.hooks.onRetry, () => retryReport(again, delayMs));
  }

  #giveUp(pending: PendingRecord): void {
    this.#settle(pending, givenUp(pending, this.#settings.deadlineMs));
  }

  #settle(pending: PendingRecord, delivery: Delivery): void {
    pending.settled = true;
    this.#tally.settled(pending, delivery);
    this.#queue.release(pending);
    pending.resolve(delivery);
    pending.group.remove();
    if (delivery.status === 'delivered') return;
    tell(this.#settings.hooks.onUndelivered, () => ({ record: pending.record, delivery }));
  }

  async #close(deadlineMs: number): Promise<void> {
    const drained = new AbortController();
    const { clock } = this.#settings;
    await Promise.race([this.flush(), clock.sleep(deadlineMs, drained.signal)]);
    drained.abort();
    this.#timer.end();
    for (const [call, batch] of this.#calls) {
      for (const pending of batch) pending.mayBeStored = true;
      call.abort();
    }
    const left = [
      ...Array.from(this.#calls.values()).flat(),
      ...this.#waits.takeDue(Number.POSITIVE_INFINITY),
      ...this.#queue.takeAll(),
    ];
    for (const pending of left) this.#settle(pending, cutOff(pending));
    this.#door.letIn(({ record, group, resolve }) => {
      void this.#refuse(record, CLOSED).then(resolve);
      group.remove();
    });
  }

  #isBusy(): boolean {
    return this.#calls.size >= this.#settings.maxInFlight;
  }
}

function latestDeadlineMs(batch: readonly PendingRecord[]): number {
  return batch.reduce((latest, { times }) => Math.max(latest, times.deadlineAtMs), 0);
}
