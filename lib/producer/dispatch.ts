import { BatchQueue } from './batch-queue';
import { type CallLoad, PlainLoad } from './call-load';
import { CallsUnderWay } from './calls-under-way';
import { Aggregator } from './kpl/aggregator';
import type { PendingRecord } from './pending-record';
import { planRetry } from './plan-retry';
import { callReport, retryReport, tell } from './producer-hooks';
import type { ProducerSettings } from './producer-options';
import type { ProducerTally } from './producer-tally';
import { putRecordsOnce, type RecordOutcome } from './put-records-once';
import { RetryWaits } from './retry-waits';
import { cutOff, type Delivery, delivered, givenUp, undelivered } from './verdicts';
import { WakeTimer } from './wake-timer';

interface Surroundings {
  tally: ProducerTally;
  /** Asked each time before calls are made: lets in who waits for room. */
  onRoom: () => void;
}

/** The records that are in the buffer: gathers them into calls, sends again what failed, gives each its verdict. */
export class Dispatch {
  readonly #settings: ProducerSettings;
  readonly #tally: ProducerTally;
  readonly #onRoom: () => void;
  readonly #queue: BatchQueue;
  readonly #aggregator: Aggregator | undefined;
  readonly #waits = new RetryWaits();
  readonly #timer: WakeTimer;
  readonly #calls = new CallsUnderWay();

  constructor(settings: ProducerSettings, { tally, onRoom }: Surroundings) {
    this.#settings = settings;
    this.#tally = tally;
    this.#onRoom = onRoom;
    this.#aggregator = this.#makeAggregator();
    this.#queue = new BatchQueue(
      this.#aggregator ? { ...settings, maxBatchRecords: Infinity } : settings,
    );
    this.#timer = new WakeTimer(settings.clock, () => this.pump());
  }

  get callsInFlight(): number {
    return this.#calls.inFlight;
  }

  enter(pending: PendingRecord): void {
    this.push(pending);
    if (this.#queue.isFull() && !this.#isBusy()) this.pump();
    else this.#timer.by(pending.times.lingerUntilMs);
  }

  /** Enters without looking whether a call is due, for a caller that pumps itself. */
  push(pending: PendingRecord): void {
    this.#tally.accepted(pending);
    this.#queue.push(pending);
  }

  /** Sends all that is due and may go now, and sees to it that the next moment to look again is not missed. */
  pump(): void {
    const nowMs = this.#settings.clock.now();
    for (const pending of this.#waits.takeDue(nowMs)) this.#queue.pushAgain(pending);
    this.#calls.endLate(nowMs);
    this.#expire(nowMs);
    this.#onRoom();
    while (!this.#isBusy() && this.#queue.dueAtMs() <= nowMs) {
      const load = this.#aggregator?.openLoad() ?? new PlainLoad(this.#settings);
      this.#queue.takeInto(load);
      void this.#send(load, nowMs);
      this.#expire(nowMs);
    }
    const dueAtMs = this.#isBusy() ? Number.POSITIVE_INFINITY : this.#queue.dueAtMs();
    const elseAtMs = Math.min(this.#queue.expiresAtMs(), this.#waits.dueAtMs());
    this.#timer.by(Math.min(dueAtMs, elseAtMs, this.#calls.endAtMs()));
  }

  /** Ends all calls and gives what has no verdict one: `unknown` if it may be in the stream, else `failed`. */
  cutOff(): void {
    this.#timer.end();
    this.#aggregator?.end();
    const left = [
      ...this.#calls.cutOff(),
      ...this.#waits.takeDue(Number.POSITIVE_INFINITY),
      ...this.#queue.takeAll(),
    ];
    for (const pending of left) this.#settle(pending, cutOff(pending));
  }

  /** Again and again, for a verdict lets the next of its key through, which may be as late. */
  #expire(nowMs: number): void {
    for (;;) {
      const late = this.#queue.takeExpired(nowMs);
      if (late.length === 0) return;
      for (const pending of late) this.#giveUp(pending);
    }
  }

  async #send(load: CallLoad, nowMs: number): Promise<void> {
    const { client, clock, streamName, requestTimeoutMs, hooks } = this.#settings;
    const batch = load.records();
    for (const pending of batch) pending.attempts++;
    this.#tally.called(batch);
    const timeoutMs = Math.min(requestTimeoutMs, latestDeadlineMs(batch) - nowMs);
    const call = this.#calls.begin(batch, nowMs + timeoutMs);
    const { entries, failure } = await putRecordsOnce({
      client,
      streamName,
      entries: load.entries(),
      signal: call.signal,
      timeoutMs,
    });
    this.#calls.answered(call);
    const toMs = clock.now();
    if (this.#queue.isFull()) await this.#sendFirst();
    const outcomes = await load.outcomesOf(entries);
    this.#calls.done(call);
    this.#tally.answered(outcomes);
    const report = { batch, outcomes, entries: entries.length, failure, fromMs: nowMs, toMs };
    tell(hooks.onCall, () => callReport(report));
    this.#absorb(batch, outcomes);
    this.pump();
  }

  /** Has the next call on its way before the verdicts of the last are made, so that they cost no call its time. */
  #sendFirst(): Promise<void> {
    this.pump();
    return new Promise((resolve) => setImmediate(resolve));
  }

  #absorb(batch: readonly PendingRecord[], outcomes: readonly RecordOutcome[]): void {
    const failed: PendingRecord[] = [];
    for (const [index, outcome] of outcomes.entries()) {
      const pending = batch[index];
      if (!pending || pending.settled) continue;
      if (outcome.stored) {
        this.#settle(pending, delivered(pending, outcome));
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

  #makeAggregator(): Aggregator | undefined {
    const { aggregation, clock, requestTimeoutMs } = this.#settings;
    if (!aggregation) return undefined;
    return new Aggregator({
      aggregation,
      clock,
      limits: this.#settings,
      timeoutMs: requestTimeoutMs,
      onListed: () => this.pump(),
    });
  }

  #isBusy(): boolean {
    return (
      this.#calls.inFlight >= this.#settings.maxInFlight || this.#aggregator?.isReady === false
    );
  }
}

function latestDeadlineMs(batch: readonly PendingRecord[]): number {
  return batch.reduce((latest, { times }) => Math.max(latest, times.deadlineAtMs), 0);
}
