import type { TailMessage } from '@/lib/contract/reading';
import type { RecordView } from '@/lib/contract/record';
import { AppError } from '@/lib/errors';
import type { KinesisRecord } from '@/lib/kinesis/get-records';
import type { StartPosition } from '@/lib/kinesis/get-shard-iterator';
import { encodeCursor, type ShardPosition } from './cursor-text';
import { Doorbell } from './doorbell';
import type { Examiner } from './examiner';
import { msBetween } from './ms-between';
import type { ShardFeeds } from './shard-feeds';
import { type ShardEvent, ShardFollower } from './shard-follower';
import { type Parents, ShardLineage } from './shard-lineage';
import { TailQueue } from './tail-queue';

export interface TailWish {
  stream: string;
  /** Followed from now on. With `positions`: followed from the start in place of a shard of theirs that is gone. */
  shards: readonly string[];
  /** Those of a cursor: the tail goes on there, and in the children of these shards. */
  positions?: ReadonlyMap<string, ShardPosition>;
  /** Of the stream's shards: a resumed tail may have several generations of them before it. */
  parents?: Parents;
  examiner: Examiner;
  /** From when on a resumed tail has to look in shards of which nothing has come. */
  startMs: number;
  /** Start of retention. */
  oldestMs: number;
  notices: readonly string[];
  signal: AbortSignal;
}

/** The service's clock may differ from ours by so much before it refuses our calls. */
const CLOCK_MARGIN_MS = 300_000;
/** A viewer who takes nothing for so long is given the newest, and loses the oldest. */
const PATIENCE_MS = 250;
const GAP_DETAIL =
  'Records behind the place where this tail stood are no longer kept: their retention ended. It goes on with the oldest that are there.';

/** What comes in for one viewer: follows shards and their children, and has their records examined and queued. */
export class TailIntake {
  readonly #feeds: ShardFeeds;
  readonly #wish: TailWish;
  readonly #signal: AbortSignal;
  readonly #lineage: ShardLineage;
  readonly #followers = new Map<string, ShardFollower>();
  readonly #taken = new Doorbell();
  readonly bell = new Doorbell();
  readonly queue = new TailQueue();
  /** What is to be told before any more records. */
  readonly notes: TailMessage[] = [];
  readonly failures: unknown[] = [];
  /** Shards that are followed yet: neither ended nor failed. */
  following = 0;

  constructor(feeds: ShardFeeds, wish: TailWish, signal: AbortSignal) {
    this.#feeds = feeds;
    this.#wish = wish;
    this.#signal = signal;
    const { shards, positions, startMs } = wish;
    this.#lineage = new ShardLineage(wish.parents);
    if (positions) for (const [shard, position] of positions) this.#resume(shard, position);
    else for (const shard of shards) this.#follow(shard, { kind: 'time', atMs: startMs }, LATEST);
  }

  get followers(): ReadonlyMap<string, ShardFollower> {
    return this.#followers;
  }

  /** The next rows for the viewer. */
  take(): RecordView[] {
    const rows = this.queue.take();
    this.#taken.ring();
    return rows;
  }

  /** Where a resumed tail begins: behind all that has left the queue. */
  cursor(): string {
    const quietUntilMs = this.#feeds.room.clock.now() - CLOCK_MARGIN_MS;
    for (const [shard, { isQuiet }] of this.#followers) {
      if (isQuiet) this.queue.passQuietly(shard, quietUntilMs);
    }
    return encodeCursor(this.#lineage.prune(this.queue.positions()));
  }

  #resume(shard: string, position: ShardPosition): void {
    const { oldestMs } = this.#wish;
    if (position.kind === 'done') {
      this.#lineage.follow(shard);
      this.#lineage.end(shard, []);
      this.queue.open(shard, position);
    } else if (position.kind === 'after') {
      const { sequenceNumber } = position;
      this.#follow(shard, position, { type: 'after', sequenceNumber });
    } else if (position.kind === 'time' && position.atMs >= oldestMs) {
      this.#follow(shard, position, { type: 'time', atMs: position.atMs });
    } else {
      if (position.kind === 'time') this.#noteGap(shard, position.atMs, oldestMs);
      this.#followFromStart(shard);
    }
  }

  #followFromStart(shard: string): void {
    this.#follow(shard, { kind: 'oldest' }, { type: 'oldest' });
  }

  #follow(shard: string, position: ShardPosition, from: StartPosition): void {
    const follower = new ShardFollower(this.#feeds, { stream: this.#wish.stream, shard }, from);
    this.#lineage.follow(shard);
    this.queue.open(shard, position);
    this.#followers.set(shard, follower);
    this.following++;
    void this.#run(shard, follower);
  }

  async #run(shard: string, follower: ShardFollower): Promise<void> {
    try {
      for await (const event of follower.follow(this.#signal)) await this.#take(shard, event);
    } catch (error) {
      if (!this.#signal.aborted) this.#fail(shard, error);
    }
    this.following--;
    this.bell.ring();
  }

  async #take(shard: string, event: ShardEvent): Promise<void> {
    if (event.kind === 'records') {
      await this.#takeRecords(shard, event.records);
    } else if (event.kind === 'missed') {
      this.queue.dropped += event.records;
    } else if (event.kind === 'gap') {
      this.#noteGap(shard, null, event.toMs);
    } else {
      this.queue.push(shard, [], { kind: 'done' });
      const opened = this.#lineage.end(shard, event.children);
      for (const child of opened) this.#followFromStart(child);
      this.notes.push({ type: 'shards', closed: [shard], opened });
    }
    this.bell.ring();
  }

  /** Portion by portion, so that who takes what comes loses nothing of a page that makes many rows. */
  async #takeRecords(shard: string, records: readonly KinesisRecord[]): Promise<void> {
    const { clock } = this.#feeds.room;
    const bounds = { signal: this.#signal, isShared: true };
    for (let left = records; left.length > 0; ) {
      const examined = await this.#wish.examiner.examineUpTo(shard, left, bounds);
      const sequenceNumber = left[examined.records - 1]?.sequenceNumber;
      const sinceMs = clock.now();
      // Looked at and filled in one breath, or two shards would take the same room.
      while (!this.queue.hasRoom(examined.views.length, examined.weight)) {
        const leftMs = PATIENCE_MS - msBetween(sinceMs, clock.now());
        if (leftMs <= 0) break;
        await this.#taken.heardWithin(leftMs, clock, this.#signal);
      }
      if (sequenceNumber) this.queue.push(shard, examined.views, { kind: 'after', sequenceNumber });
      this.bell.ring();
      left = left.slice(examined.records);
    }
  }

  /** A shard whose retention has ended is gone with all its records: its children are not known, the open shards are. */
  #fail(shard: string, error: unknown): void {
    const isGone = error instanceof AppError && error.code === 'shard_not_found';
    if (!isGone || !this.#wish.positions) {
      this.failures.push(error);
      return;
    }
    this.#noteGap(shard, null, null);
    this.queue.push(shard, [], { kind: 'done' });
    this.#lineage.end(shard, []);
    for (const other of this.#wish.shards) {
      if (!this.#lineage.expects(other)) this.#followFromStart(other);
    }
  }

  #noteGap(shard: string, fromMs: number | null, toMs: number | null): void {
    this.notes.push({ type: 'gap', shard, fromMs, toMs, detail: GAP_DETAIL });
  }
}

const LATEST: StartPosition = { type: 'latest' };
