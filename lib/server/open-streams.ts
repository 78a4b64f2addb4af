import 'server-only';
import type { Clock } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { Doorbell } from '@/lib/reader/doorbell';

/** Streams of messages that are open at once in this process. */
const MOST_OPEN = 100;
const RETRY_AFTER_MS = 10_000;

/** Counts the streams that are open, and ends them all when the server does. */
export class OpenStreams {
  readonly #clock: Clock;
  readonly #open = new Set<AbortController>();
  readonly #left = new Doorbell();
  readonly #never = new AbortController();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get count(): number {
    return this.#open.size;
  }

  /**
   * Takes a place; its signal aborts when the server ends.
   * @throws busy when all places are taken
   */
  enter(): { signal: AbortSignal; leave: () => void } {
    if (this.#open.size >= MOST_OPEN) {
      throw new AppError('busy', `${MOST_OPEN} tails and searches are open on this server.`, {
        retryAfterMs: RETRY_AFTER_MS,
      });
    }
    const place = new AbortController();
    this.#open.add(place);
    const leave = () => {
      this.#open.delete(place);
      this.#left.ring();
    };
    return { signal: place.signal, leave };
  }

  /** Ends every stream, and waits a while until each has put away what it had open, such as a fan-out consumer. */
  async close(deadlineMs: number): Promise<void> {
    const untilMs = this.#clock.now() + deadlineMs;
    for (const place of this.#open) place.abort();
    for (let leftMs = deadlineMs; leftMs > 0 && this.count > 0; ) {
      await this.#left.heardWithin(leftMs, this.#clock, this.#never.signal);
      leftMs = untilMs - this.#clock.now();
    }
  }
}
