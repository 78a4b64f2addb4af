import type { KinesisClient } from '@aws-sdk/client-kinesis';
import type { Clock } from '@/lib/clock';
import { AppError, type ErrorCode } from '@/lib/errors';
import { type ChildShard, getRecords, type RecordsPage } from '@/lib/kinesis/get-records';
import { getShardIterator, type StartPosition } from '@/lib/kinesis/get-shard-iterator';
import { listShards } from '@/lib/kinesis/list-shards';
import type { OwnReads } from './own-reads';
import type { ReadBudget, ShardAddress } from './read-budget';

/** What all readings of a connection share. */
export interface ReadingRoom {
  /** Made with `maxAttempts: 1`: calls are tried again here, where they are counted. */
  client: KinesisClient;
  clock: Clock;
  budget: ReadBudget;
  ownReads: OwnReads;
}

interface Paging extends ShardAddress {
  /** Hears what fails in passing, and null when a call went well again. */
  onTrouble?: (error: AppError | null) => void;
  /** Calls for this reading in all; more end it with CallsSpent. */
  maxCalls?: number;
  /** Longest wait for a turn in the budget; a longer one ends the reading with CallsSpent. */
  maxWaitMs?: number;
  /** Calls in a row that may fail in passing; one more, and the error is thrown. By default there is no end to it. */
  maxFailures?: number;
}

export interface ShardPage extends RecordsPage {
  /** Whether the record that this reading was to go on behind is gone, and others with it: retention ended. */
  isAfterGap: boolean;
}

/** No call is left to this reading: not a failure. */
export class CallsSpent extends Error {}

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 10_000;
const STALE_MS = 60_000;
const MOST_RECORDS = 10_000;
/** Our clock may be ahead of the service's, which refuses a time to come. */
const CLOCK_MARGIN_MS = 1_000;

/**
 * Reads one shard page by page inside the read budget. What fails in passing is tried again, an expired iterator
 * is renewed behind the last record read, and all that was read is counted.
 */
export class ShardPager {
  readonly #room: ReadingRoom;
  readonly #paging: Paging;
  readonly #signal: AbortSignal;
  #position: StartPosition = { type: 'oldest' };
  #iterator: string | null = null;
  /** The record that the next page must begin with, to prove that nothing is missing before it. */
  #expected: string | null = null;
  #failures = 0;
  calls = 0;
  millisBehindLatest: number | null = null;
  /** Whether a call ended on a record old enough to raise the stream's iterator age metric. */
  readStale = false;

  constructor(room: ReadingRoom, paging: Paging, signal: AbortSignal) {
    this.#room = room;
    this.#paging = paging;
    this.#signal = signal;
  }

  /** The next page starts there. */
  moveTo(position: StartPosition): void {
    this.#position = position;
    this.#iterator = null;
    this.#expected = null;
  }

  /**
   * The next page of at most `limit` records (1 to 10,000), none while there are none or in between.
   * @throws what getShardIterator and getRecords throw, except for what passes; CallsSpent
   */
  async next(limit: number): Promise<ShardPage> {
    for (;;) {
      try {
        const page = await this.#read(limit);
        if (this.#failures > 0) this.#paging.onTrouble?.(null);
        this.#failures = 0;
        return page;
      } catch (error) {
        await this.#recover(error);
      }
    }
  }

  async #read(limit: number): Promise<ShardPage> {
    const { client, budget } = this.#room;
    const { stream, maxCalls = Infinity, maxWaitMs = Infinity } = this.#paging;
    this.#iterator ??= await this.#openIterator();
    if (this.calls >= maxCalls) throw new CallsSpent();
    if (!(await budget.take(this.#paging, this.#signal, maxWaitMs))) throw new CallsSpent();
    this.calls++;
    // One more for the record that proves the place.
    const asked = Math.min(MOST_RECORDS, limit + (this.#expected === null ? 0 : 1));
    const request = { stream, iterator: this.#iterator, limit: asked, signal: this.#signal };
    const page = await getRecords(client, request);
    return this.#turn({ ...page, childShards: await this.#childrenOf(page) });
  }

  /** Servers that stand in for the service may leave the children out; they are on its list of shards. */
  async #childrenOf({ nextIterator, childShards }: RecordsPage): Promise<ChildShard[]> {
    if (nextIterator !== null || childShards.length > 0) return childShards;
    const { stream, shard } = this.#paging;
    const shards = await listShards(this.#room.client, { stream, signal: this.#signal });
    return shards
      .map(({ id, parentId, adjacentParentId }) => ({
        id,
        parentIds: [parentId, adjacentParentId].filter((parent) => parent !== null),
      }))
      .filter(({ parentIds }) => parentIds.includes(shard));
  }

  async #openIterator(): Promise<string> {
    const { client, clock } = this.#room;
    const { stream, shard } = this.#paging;
    const wanted = this.#position;
    const request = { stream, shard, position: wanted, signal: this.#signal };
    if (wanted.type === 'latest') {
      const atMs = clock.now();
      const iterator = await getShardIterator(client, request);
      // Once is enough: a second iterator at the tip would leave out what came since the first.
      this.#position = { type: 'time', atMs };
      return iterator;
    }
    if (wanted.type === 'time') {
      const atMs = Math.min(wanted.atMs, clock.now() - CLOCK_MARGIN_MS);
      return getShardIterator(client, { ...request, position: { ...wanted, atMs } });
    }
    if (wanted.type !== 'after') return getShardIterator(client, request);
    const { sequenceNumber } = wanted;
    this.#expected = sequenceNumber;
    return getShardIterator(client, { ...request, position: { type: 'sequence', sequenceNumber } });
  }

  #turn(page: RecordsPage): ShardPage {
    const { clock, budget, ownReads } = this.#room;
    const bytes = page.records.reduce((sum, { data }) => sum + data.byteLength, 0);
    budget.answered(this.#paging, bytes);
    this.#iterator = page.nextIterator;
    this.millisBehindLatest = page.millisBehindLatest;
    const last = page.records.at(-1);
    if (last) this.#position = { type: 'after', sequenceNumber: last.sequenceNumber };
    const lastMs = last?.arrivalMs ?? null;
    if (lastMs !== null) ownReads.note(this.#paging.stream, lastMs);
    this.readStale ||= lastMs !== null && clock.now() - lastMs > STALE_MS;
    return this.#withoutExpected(page);
  }

  /** Of the record that the place is known by nothing is told, but that it was missing. */
  #withoutExpected(page: RecordsPage): ShardPage {
    const expected = this.#expected;
    const [first] = page.records;
    const isSettled = first !== undefined || page.millisBehindLatest === 0;
    if (expected === null || !isSettled) return { ...page, isAfterGap: false };
    this.#expected = null;
    if (first?.sequenceNumber !== expected) return { ...page, isAfterGap: true };
    return { ...page, records: page.records.slice(1), isAfterGap: false };
  }

  /** Waits until the next try. @throws what does not pass */
  async #recover(error: unknown): Promise<void> {
    const { maxCalls = Infinity, maxWaitMs = Infinity, maxFailures = Infinity } = this.#paging;
    if (!(error instanceof AppError) || !PASSING.has(error.code)) throw error;
    // Who has no time to wait for a turn has none for a second silence.
    if (error.code === 'upstream_timeout' && maxWaitMs !== Infinity) throw error;
    this.#failures++;
    if (this.calls >= maxCalls || this.#failures > maxFailures) throw error;
    if (error.code === 'iterator_expired') {
      this.#iterator = null;
      if (this.#failures === 1) return;
    }
    if (error.code === 'throttled') this.#room.budget.refused(this.#paging);
    this.#paging.onTrouble?.(error);
    await this.#room.clock.sleep(backoffMs(this.#failures), this.#signal);
  }
}

/** Throttling, and connections that break: a kept-alive one may be closed in the moment that it is used. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'iterator_expired',
  'throttled',
  'upstream_timeout',
  'upstream_unavailable',
]);

/** Doubling, and shifted by chance, so that many shards that failed together do not come back together. */
function backoffMs(failures: number): number {
  const fullMs = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (failures - 1));
  return fullMs * (0.5 + Math.random() / 2);
}
