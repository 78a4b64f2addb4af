import type { KinesisClient } from '@aws-sdk/client-kinesis';
import type { Clock } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { getRecords, type RecordsPage } from '@/lib/kinesis/get-records';
import { getShardIterator, type Position } from '@/lib/kinesis/get-shard-iterator';
import type { OwnReads } from './own-reads';
import type { ReadBudget } from './read-budget';

/** What all readings of a connection share. */
export interface ReadingRoom {
  /** Made with `maxAttempts: 1`: calls are tried again here, where they are counted. */
  client: KinesisClient;
  clock: Clock;
  budget: ReadBudget;
  ownReads: OwnReads;
}

export interface ShardAddress {
  stream: string;
  shard: string;
}

/** GetRecords calls that one sample may spend on a shard. */
const MAX_CALLS = 6;
const ITERATOR_ATTEMPTS = 3;
const BACKOFF_MS = 500;
const STALE_MS = 60_000;

/** Reads one shard call by call, inside the read budget. What fails in passing is tried again, and counted. */
export class ShardCursor {
  readonly #room: ReadingRoom;
  readonly #address: ShardAddress;
  readonly #signal: AbortSignal;
  #iterator: string | null = null;
  calls = 0;
  millisBehindLatest: number | null = null;
  /** Whether a call ended on a record old enough to raise the stream's iterator age metric. */
  readStale = false;

  constructor(room: ReadingRoom, address: ShardAddress, signal: AbortSignal) {
    this.#room = room;
    this.#address = address;
    this.#signal = signal;
  }

  /** @throws what getShardIterator throws */
  async moveTo(position: Position): Promise<void> {
    const request = { ...this.#address, position, signal: this.#signal };
    for (let attempt = 1; ; attempt++) {
      try {
        this.#iterator = await getShardIterator(this.#room.client, request);
        return;
      } catch (error) {
        if (attempt >= ITERATOR_ATTEMPTS || !isPassing(error)) throw error;
        await this.#room.clock.sleep(BACKOFF_MS * attempt, this.#signal);
      }
    }
  }

  /**
   * The next page of at most `limit` records (1 to 10,000); null when the calls for this sample are spent.
   * @throws what getRecords throws
   */
  async next(limit: number): Promise<RecordsPage | null> {
    for (let failures = 0; ; ) {
      if (this.#iterator === null || this.calls >= MAX_CALLS) return null;
      if (!(await this.#room.budget.take(this.#address, this.#signal))) return null;
      this.calls++;
      try {
        return this.#turn(
          await getRecords(this.#room.client, {
            stream: this.#address.stream,
            iterator: this.#iterator,
            limit,
            signal: this.#signal,
          }),
        );
      } catch (error) {
        failures++;
        if (this.calls >= MAX_CALLS || !isPassing(error)) throw error;
        await this.#room.clock.sleep(BACKOFF_MS * failures, this.#signal);
      }
    }
  }

  #turn(page: RecordsPage): RecordsPage {
    this.#iterator = page.nextIterator;
    this.millisBehindLatest = page.millisBehindLatest;
    const lastMs = page.records.at(-1)?.arrivalMs ?? null;
    if (lastMs !== null) this.#room.ownReads.note(this.#address.stream, lastMs);
    this.readStale ||= lastMs !== null && this.#room.clock.now() - lastMs > STALE_MS;
    return page;
  }
}

/** Throttling, and connections that break: a kept-alive one may be closed in the moment that it is used. */
const isPassing = (error: unknown) =>
  error instanceof AppError &&
  (error.code === 'throttled' || error.code === 'upstream_unavailable');
