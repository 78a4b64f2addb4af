import type { Clock } from '@/lib/clock';
import type { TailMessage } from '@/lib/contract/reading';
import { msBetween } from './ms-between';
import type { ShardFeeds } from './shard-feeds';
import { TailIntake, type TailWish } from './tail-intake';
import { BATCH_RECORDS } from './tail-queue';

const BATCH_EVERY_MS = 100;
const STATUS_EVERY_MS = 1_000;
const KEYS_EVERY_MS = 2_000;

/** One viewer's tail: what has come in, told message by message and no faster than it is asked for. */
export class Tail {
  readonly #wish: TailWish;
  readonly #signal: AbortSignal;
  readonly #clock: Clock;
  readonly #intake: TailIntake;
  /** When the first rows came, or the last batch left; null while nothing waits. */
  #batchMs: number | null;
  #statusMs: number;
  #keysMs: number;
  #talliedRecords = 0;

  constructor(feeds: ShardFeeds, wish: TailWish, signal: AbortSignal) {
    this.#wish = wish;
    this.#signal = signal;
    this.#clock = feeds.room.clock;
    this.#intake = new TailIntake(feeds, wish, signal);
    this.#batchMs = null;
    this.#statusMs = this.#clock.now();
    this.#keysMs = this.#statusMs;
  }

  /** @throws the signal's reason; the failure of the first shard when every shard has failed or ended */
  async *messages(): AsyncGenerator<TailMessage, void> {
    const { bell, failures } = this.#intake;
    yield this.#opening();
    for (;;) {
      const message = this.#next();
      if (message) yield message;
      else if (this.#intake.following === 0) break;
      else await bell.heardWithin(this.#restMs(), this.#clock, this.#signal);
    }
    yield this.#status();
    if (failures.length > 0) throw failures[0];
  }

  /** What is due by now. */
  #next(): TailMessage | undefined {
    const note = this.#intake.notes.shift();
    if (note) return note;
    const nowMs = this.#clock.now();
    if (msBetween(this.#statusMs, nowMs) >= STATUS_EVERY_MS) {
      this.#statusMs = nowMs;
      this.#noteKeys(nowMs);
      return this.#status();
    }
    return this.#isBatchDue(nowMs) ? { type: 'records', records: this.#intake.take() } : undefined;
  }

  /** The first rows wait for those that other shards bring at the same time; a full batch waits for nothing. */
  #isBatchDue(nowMs: number): boolean {
    const { queue, following } = this.#intake;
    if (queue.size === 0) {
      this.#batchMs = null;
      return false;
    }
    this.#batchMs ??= nowMs;
    const hasWaited = msBetween(this.#batchMs, nowMs) >= BATCH_EVERY_MS;
    const isDue = hasWaited || queue.size >= BATCH_RECORDS || following === 0;
    if (isDue) this.#batchMs = nowMs;
    return isDue;
  }

  #restMs(): number {
    const nowMs = this.#clock.now();
    const statusMs = STATUS_EVERY_MS - msBetween(this.#statusMs, nowMs);
    const batchMs =
      this.#batchMs === null ? Infinity : BATCH_EVERY_MS - msBetween(this.#batchMs, nowMs);
    return Math.max(0, Math.min(statusMs, batchMs));
  }

  #noteKeys(nowMs: number): void {
    const { examiner } = this.#wish;
    const isDue = msBetween(this.#keysMs, nowMs) >= KEYS_EVERY_MS;
    if (!isDue || examiner.scanned === this.#talliedRecords) return;
    this.#keysMs = nowMs;
    this.#talliedRecords = examiner.scanned;
    this.#intake.notes.push({ type: 'keys', keys: examiner.tally() });
  }

  #opening(): TailMessage {
    const { stream, positions, notices } = this.#wish;
    return {
      type: 'open',
      stream,
      atMs: this.#clock.now(),
      shards: [...this.#intake.followers.keys()],
      resumed: positions !== undefined,
      notices: [...notices],
    };
  }

  #status(): TailMessage {
    const { examiner } = this.#wish;
    const followers = [...this.#intake.followers.values()];
    const shards = followers.map((follower) => follower.load());
    const lags = shards.flatMap(({ millisBehindLatest }) => millisBehindLatest ?? []);
    return {
      type: 'status',
      atMs: this.#clock.now(),
      scanned: examiner.scanned,
      matched: examiner.matched,
      bytes: examiner.bytes,
      unevaluated: examiner.unevaluated,
      cursor: this.#intake.cursor(),
      dropped: this.#intake.queue.dropped,
      lagMs: lags.length > 0 ? Math.max(...lags) : null,
      shards,
      viewers: Math.max(1, ...followers.map((follower) => follower.viewers)),
    };
  }
}
