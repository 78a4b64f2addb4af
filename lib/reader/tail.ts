import type { TailMessage } from '@/lib/contract/reading';
import type { RecordView } from '@/lib/contract/record';
import { AppError } from '@/lib/errors';
import type { StartPosition } from '@/lib/kinesis/get-shard-iterator';
import { encodeCursor, type ShardPosition } from './cursor-text';
import { Doorbell } from './doorbell';
import type { Examiner } from './examiner';
import type { ShardFeeds } from './shard-feeds';
import { type ShardEvent, ShardFollower } from './shard-follower';
import { ShardLineage } from './shard-lineage';
import { BATCH_RECORDS, TailQueue } from './tail-queue';

export interface TailWish {
  stream: string;
  /** Followed from now on, unless `positions` say otherwise. */
  shards: readonly string[];
  /** Those of a cursor: the tail goes on there, and in the children of these shards. */
  positions?: ReadonlyMap<string, ShardPosition>;
  examiner: Examiner;
  /** From when on a resumed tail has to look in shards of which nothing has come. */
  startMs: number;
  /** Start of retention. */
  oldestMs: number;
  notices: readonly string[];
  signal: AbortSignal;
}

const BATCH_EVERY_MS = 100;
const STATUS_EVERY_MS = 1_000;
const KEYS_EVERY_MS = 2_000;
/** The service's clock may differ from ours by so much before it refuses our calls. */
const CLOCK_MARGIN_MS = 300_000;

/** One viewer's tail: follows shards and their children, examines what comes, and tells of it when asked. */
export class Tail {
  readonly #feeds: ShardFeeds;
  readonly #wish: TailWish;
  readonly #signal: AbortSignal;
  readonly #bell = new Doorbell();
  readonly #queue = new TailQueue();
  readonly #lineage = new ShardLineage();
  readonly #followers = new Map<string, ShardFollower>();
  readonly #failures: unknown[] = [];
  /** What is to be told before any more records. */
  readonly #notes: TailMessage[] = [];
  #following = 0;
  #batchDueMs = 0;
  #statusDueMs: number;
  #keysDueMs: number;
  #talliedRecords = 0;

  constructor(feeds: ShardFeeds, wish: TailWish, signal: AbortSignal) {
    this.#feeds = feeds;
    this.#wish = wish;
    this.#signal = signal;
    const nowMs = feeds.room.clock.now();
    this.#statusDueMs = nowMs + STATUS_EVERY_MS;
    this.#keysDueMs = nowMs + KEYS_EVERY_MS;
    this.#begin();
  }

  /** @throws the signal's reason; the failure of the first shard when every shard has failed */
  async *messages(): AsyncGenerator<TailMessage, void> {
    yield this.#opening();
    for (;;) {
      const message = this.#next();
      if (message) yield message;
      else if (this.#following === 0) break;
      else await this.#bell.heardWithin(this.#restMs(), this.#feeds.room.clock, this.#signal);
    }
    yield this.#status();
    if (this.#failures.length > 0) throw this.#failures[0];
  }

  #begin(): void {
    const { shards, positions, startMs } = this.#wish;
    if (!positions) {
      for (const shard of shards) {
        this.#follow(shard, { kind: 'time', atMs: startMs }, { type: 'latest' });
      }
      return;
    }
    for (const [shard, position] of positions) this.#resume(shard, position);
  }

  #resume(shard: string, position: ShardPosition): void {
    const { oldestMs } = this.#wish;
    if (position.kind === 'done') {
      this.#lineage.follow(shard);
      this.#lineage.end(shard, []);
      this.#queue.open(shard, position);
    } else if (position.kind === 'after') {
      const { sequenceNumber } = position;
      this.#follow(shard, position, { type: 'after', sequenceNumber });
    } else if (position.kind === 'time' && position.atMs >= oldestMs) {
      this.#follow(shard, position, { type: 'time', atMs: position.atMs });
    } else {
      if (position.kind === 'time') this.#noteGap(shard, position.atMs, oldestMs);
      this.#follow(shard, { kind: 'oldest' }, { type: 'oldest' });
    }
  }

  #follow(shard: string, position: ShardPosition, from: StartPosition): void {
    const follower = new ShardFollower(this.#feeds, { stream: this.#wish.stream, shard }, from);
    this.#lineage.follow(shard);
    this.#queue.open(shard, position);
    this.#followers.set(shard, follower);
    this.#following++;
    void this.#run(shard, follower);
  }

  async #run(shard: string, follower: ShardFollower): Promise<void> {
    try {
      for await (const event of follower.follow(this.#signal)) await this.#take(shard, event);
    } catch (error) {
      if (!this.#signal.aborted) this.#fail(shard, error);
    }
    this.#following--;
    this.#bell.ring();
  }

  async #take(shard: string, event: ShardEvent): Promise<void> {
    if (event.kind === 'records') {
      const { records } = event;
      const rows = await this.#wish.examiner.examine(shard, records, this.#signal);
      const sequenceNumber = records.at(-1)?.sequenceNumber;
      if (sequenceNumber) this.#enqueue(shard, rows, { kind: 'after', sequenceNumber });
    } else if (event.kind === 'missed') {
      this.#queue.dropped += event.records;
    } else if (event.kind === 'gap') {
      this.#noteGap(shard, null, event.toMs);
    } else {
      this.#queue.push(shard, [], { kind: 'done' });
      const opened = this.#lineage.end(shard, event.children);
      for (const child of opened) this.#follow(child, { kind: 'oldest' }, { type: 'oldest' });
      this.#notes.push({ type: 'shards', closed: [shard], opened });
    }
    this.#bell.ring();
  }

  /** The first rows wait for those that other shards bring at the same time. */
  #enqueue(shard: string, rows: readonly RecordView[], examined: ShardPosition): void {
    if (this.#queue.size === 0) {
      this.#batchDueMs = this.#feeds.room.clock.now() + BATCH_EVERY_MS;
    }
    this.#queue.push(shard, rows, examined);
  }

  /** A shard whose retention has ended is gone with all its records: its children are not known, the open shards are. */
  #fail(shard: string, error: unknown): void {
    const isGone = error instanceof AppError && error.code === 'shard_not_found';
    if (!isGone || !this.#wish.positions) {
      this.#failures.push(error);
      return;
    }
    this.#noteGap(shard, null, null);
    this.#queue.push(shard, [], { kind: 'done' });
    for (const other of this.#wish.shards.filter((id) => !this.#lineage.follows(id))) {
      this.#follow(other, { kind: 'oldest' }, { type: 'oldest' });
    }
  }

  #noteGap(shard: string, fromMs: number | null, toMs: number | null): void {
    const detail =
      'Records behind the place where this tail stood are no longer kept: their retention ended. It goes on with the oldest that are there.';
    this.#notes.push({ type: 'gap', shard, fromMs, toMs, detail });
  }

  /** What is due by now. */
  #next(): TailMessage | undefined {
    const note = this.#notes.shift();
    if (note) return note;
    const nowMs = this.#feeds.room.clock.now();
    if (nowMs >= this.#statusDueMs) {
      this.#statusDueMs = nowMs + STATUS_EVERY_MS;
      this.#noteKeys(nowMs);
      return this.#status();
    }
    const isWaiting = this.#queue.size < BATCH_RECORDS && nowMs < this.#batchDueMs;
    if (this.#queue.size === 0 || (isWaiting && this.#following > 0)) return undefined;
    this.#batchDueMs = nowMs + BATCH_EVERY_MS;
    return { type: 'records', records: this.#queue.take() };
  }

  #restMs(): number {
    const batchDueMs = this.#queue.size > 0 ? this.#batchDueMs : Infinity;
    const dueMs = Math.min(this.#statusDueMs, batchDueMs);
    return Math.max(0, dueMs - this.#feeds.room.clock.now());
  }

  #noteKeys(nowMs: number): void {
    const { examiner } = this.#wish;
    if (nowMs < this.#keysDueMs || examiner.scanned === this.#talliedRecords) return;
    this.#keysDueMs = nowMs + KEYS_EVERY_MS;
    this.#talliedRecords = examiner.scanned;
    this.#notes.push({ type: 'keys', keys: examiner.tally() });
  }

  #opening(): TailMessage {
    const { stream, positions, notices } = this.#wish;
    return {
      type: 'open',
      stream,
      atMs: this.#feeds.room.clock.now(),
      shards: [...this.#followers.keys()],
      resumed: positions !== undefined,
      notices: [...notices],
    };
  }

  #status(): TailMessage {
    const { examiner } = this.#wish;
    const followers = [...this.#followers.values()];
    const shards = followers.map((follower) => follower.load());
    const lags = shards.flatMap(({ millisBehindLatest }) => millisBehindLatest ?? []);
    const atMs = this.#feeds.room.clock.now();
    for (const [shard, { isQuiet }] of this.#followers) {
      if (isQuiet) this.#queue.passQuietly(shard, atMs - CLOCK_MARGIN_MS);
    }
    return {
      type: 'status',
      atMs,
      scanned: examiner.scanned,
      matched: examiner.matched,
      bytes: examiner.bytes,
      unevaluated: examiner.unevaluated,
      cursor: encodeCursor(this.#lineage.prune(this.#queue.positions())),
      dropped: this.#queue.dropped,
      lagMs: lags.length > 0 ? Math.max(...lags) : null,
      shards,
      viewers: Math.max(1, ...followers.map((follower) => follower.viewers)),
    };
  }
}
