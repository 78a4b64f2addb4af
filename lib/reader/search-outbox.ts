import type { Clock } from '@/lib/clock';
import type { RecordView } from '@/lib/contract/record';
import { Doorbell } from './doorbell';

/** Between the shards that are read and the one who pulls: each shard waits until its matches were taken. */
export class SearchOutbox {
  readonly #clock: Clock;
  readonly #news = new Doorbell();
  readonly #taken = new Doorbell();
  #views: RecordView[] = [];
  #hasNews = false;
  #isClosed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves when they are taken. */
  async put(views: readonly RecordView[], signal: AbortSignal): Promise<void> {
    this.#views.push(...views);
    const taken = this.#taken.heard(signal);
    this.ring();
    await taken;
  }

  /** Whether anything is or will be at hand. */
  get isOpen(): boolean {
    return !this.#isClosed || this.#hasNews;
  }

  /** What is in it can still be taken, once. */
  close(): void {
    this.#isClosed = true;
    this.ring();
  }

  /** Says that there is something new to tell. */
  ring(): void {
    this.#hasNews = true;
    this.#news.ring();
  }

  /** Resolves when there is something new, or after `ms`. */
  async news(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.#hasNews) await this.#news.heardWithin(ms, this.#clock, signal);
  }

  /** What is at hand, by arrival. */
  take(): RecordView[] {
    const views = this.#views.toSorted((a, b) => (a.arrivalMs ?? 0) - (b.arrivalMs ?? 0));
    this.#views = [];
    this.#hasNews = false;
    this.#taken.ring();
    return views;
  }
}
