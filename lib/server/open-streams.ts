import 'server-only';
import { AppError } from '@/lib/errors';

/** Streams of messages that are open at once in this process. */
const MOST_OPEN = 100;
const RETRY_AFTER_MS = 10_000;

/** Counts the streams that are open, and ends them all when the server does. */
export class OpenStreams {
  readonly #open = new Set<AbortController>();

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
    return { signal: place.signal, leave: () => this.#open.delete(place) };
  }

  /** Ends every stream, so that the process can end. */
  closeAll(): void {
    for (const place of this.#open) place.abort();
  }
}
