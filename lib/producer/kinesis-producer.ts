import { Dispatch } from './dispatch';
import { Door } from './door';
import { FlushGroup } from './flush-group';
import { Intake } from './intake';
import type { OutgoingRecord, PendingRecord, RecordFailure } from './pending-record';
import { tell } from './producer-hooks';
import { type ProducerOptions, type ProducerSettings, resolveOptions } from './producer-options';
import { type ProducerStats, ProducerTally } from './producer-tally';
import { recordBytes, refuseRecord } from './refuse-record';
import { bufferFull, CLOSED, type Delivery, refused } from './verdicts';

/**
 * Sends records to one stream in batches, several calls at once, and tells for each what became of it.
 *
 * Throttled and failed records are sent again with full jitter until their deadline; of a partly failed answer only
 * the failed ones. A retry can put a record behind later ones of its key, as PutRecords itself may, unless
 * `order: 'key'` is asked for.
 * Nothing is lost without a verdict, and a record is stored twice only where an answer was lost, or where a reshard
 * led its aggregate to a shard that it does not belong to.
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
  readonly #tally = new ProducerTally();
  readonly #intake: Intake;
  readonly #door: Door;
  readonly #dispatch: Dispatch;
  #group = new FlushGroup();
  #flushed: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | undefined;

  constructor(options: ProducerOptions) {
    this.#settings = resolveOptions(options);
    this.#intake = new Intake(this.#settings);
    this.#door = new Door(() => this.#tally.bufferedBytes < this.#settings.maxBufferedBytes);
    this.#dispatch = new Dispatch(this.#settings, {
      tally: this.#tally,
      onRoom: () => this.#door.letIn((pending) => this.#letIn(pending)),
    });
  }

  /**
   * Takes one record. Always resolves: with `failed` at once if the record is invalid, the producer closed, or the
   * buffer full and `whenFull` is `refuse`.
   */
  put(record: OutgoingRecord): Promise<Delivery> {
    const { maxRecordBytes, maxBufferedBytes, whenFull } = this.#settings;
    const bytes = recordBytes(record);
    const refusal = refuseRecord(record, bytes, maxRecordBytes);
    if (refusal || this.#closing) return this.#refuse(record, refusal ?? CLOSED);
    const full = whenFull !== 'accept' && !this.#door.isOpen();
    if (full && whenFull === 'refuse') return this.#refuse(record, bufferFull(maxBufferedBytes));
    const group = this.#group;
    group.add();
    return new Promise((resolve) => {
      const pending = this.#intake.take({ record, bytes, group, resolve });
      if (full) this.#door.wait(pending);
      else this.#dispatch.enter(pending);
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
    this.#dispatch.pump();
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
      callsInFlight: this.#dispatch.callsInFlight,
      waitingRecords: this.#door.waiting,
    };
  }

  #refuse(record: OutgoingRecord, reason: RecordFailure): Promise<Delivery> {
    const delivery = refused(record, reason);
    this.#tally.refused();
    tell(this.#settings.hooks.onUndelivered, () => ({ record, delivery }));
    return Promise.resolve(delivery);
  }

  #letIn(pending: PendingRecord): void {
    pending.times = this.#intake.times();
    this.#dispatch.push(pending);
  }

  async #close(deadlineMs: number): Promise<void> {
    const drained = new AbortController();
    const { clock } = this.#settings;
    await Promise.race([this.flush(), clock.sleep(deadlineMs, drained.signal)]);
    drained.abort();
    this.#dispatch.cutOff();
    this.#door.letIn(({ record, group, resolve }) => {
      void this.#refuse(record, CLOSED).then(resolve);
      group.remove();
    });
  }
}
