import { BatchQueue } from './batch-queue';
import { FlushGroup } from './flush-group';
import type { OutgoingRecord, PendingRecord } from './pending-record';
import { planRetry } from './plan-retry';
import { callReport, retryReport, tell } from './producer-hooks';
import { type ProducerOptions, type ProducerSettings, resolveOptions } from './producer-options';
import { type ProducerStats, ProducerTally } from './producer-tally';
import { type CallOutcome, putRecordsOnce } from './put-records-once';
import { recordBytes, refuseRecord } from './refuse-record';
import { RetryWaits } from './retry-waits';
import { cutOff, type Delivery, delivered, givenUp, refused, undelivered } from './verdicts';
import { WakeTimer } from './wake-timer';

/**
 * Sends records to one stream in batches, several calls at once, and tells for each what became of it.
 *
 * Throttled and failed records are sent again with full jitter until their deadline; of a partly failed answer only
 * the failed ones. A retry can put a record behind later ones of its key, as PutRecords itself may.
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
  #group = new FlushGroup();
  #flushed: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | undefined;
  #onReady: (() => void)[] = [];

  constructor(options: ProducerOptions) {
    this.#settings = resolveOptions(options);
    this.#queue = new BatchQueue(this.#settings);
    this.#timer = new WakeTimer(this.#settings.clock, () => this.#pump());
  }

  /** Takes one record. Always resolves: with `failed` at once if the record is invalid or the producer closed. */
  put(record: OutgoingRecord): Promise<Delivery> {
    const refusal = refuseRecord(record, this.#settings.maxRecordBytes);
    if (!refusal && !this.#closing) return new Promise((resolve) => this.#accept(record, resolve));
    this.#tally.refused();
    return Promise.resolve(refused(record, refusal ?? undefined));
  }

  /**
   * Resolves when less than `maxBufferedBytes` wait for a verdict. `put` takes what it is given: a caller that
   * makes records faster than the stream takes them awaits this before each.
   */
  ready(): Promise<void> {
    if (this.#hasRoom()) return Promise.resolve();
    return new Promise((resolve) => this.#onReady.push(resolve));
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
    return { ...this.#tally.snapshot(), callsInFlight: this.#calls.size };
  }

  #accept(record: OutgoingRecord, resolve: (delivery: Delivery) => void): void {
    const { clock, lingerMs, deadlineMs } = this.#settings;
    const nowMs = clock.now();
    const pending: PendingRecord = {
      record,
      bytes: recordBytes(record),
      lingerUntilMs: nowMs + lingerMs,
      lastSendAtMs: nowMs + deadlineMs - lastCallMs(deadlineMs),
      deadlineAtMs: nowMs + deadlineMs,
      group: this.#group,
      resolve,
      attempts: 0,
      mayBeStored: false,
      failure: null,
      settled: false,
    };
    this.#group.add();
    this.#tally.accepted(pending);
    this.#queue.push(pending);
    if (this.#queue.isFull()) this.#pump();
    else this.#timer.by(pending.lingerUntilMs);
  }

  /** Sends all that is due and may go now, and sees to it that the next moment to look again is not missed. */
  #pump(): void {
    const nowMs = this.#settings.clock.now();
    for (const pending of this.#waits.takeDue(nowMs)) this.#queue.pushAgain(pending);
    for (const pending of this.#queue.takeExpired(nowMs)) this.#giveUp(pending);
    while (!this.#isBusy() && this.#queue.dueAtMs() <= nowMs) {
      void this.#send(this.#queue.take(), nowMs);
    }
    const queueAtMs = this.#isBusy() ? this.#queue.expiresAtMs() : this.#queue.dueAtMs();
    this.#timer.by(Math.min(queueAtMs, this.#waits.dueAtMs()));
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
    tell(hooks.onCall, () => callReport(batch, outcome, clock.now() - nowMs));
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
    pending.resolve(delivery);
    pending.group.remove();
    if (this.#onReady.length === 0 || !this.#hasRoom()) return;
    const waiting = this.#onReady;
    this.#onReady = [];
    for (const resolve of waiting) resolve();
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
  }

  #isBusy(): boolean {
    return this.#calls.size >= this.#settings.maxInFlight;
  }

  #hasRoom(): boolean {
    return this.#tally.bufferedBytes < this.#settings.maxBufferedBytes;
  }
}

/** What the last attempt keeps of a record's time: cut shorter, its answer would be lost and the verdict unknown. */
function lastCallMs(deadlineMs: number): number {
  return Math.min(1_000, deadlineMs / 10);
}

function latestDeadlineMs(batch: readonly PendingRecord[]): number {
  return batch.reduce((latest, { deadlineAtMs }) => Math.max(latest, deadlineAtMs), 0);
}
