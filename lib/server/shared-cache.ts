import type { Clock } from '@/lib/clock';

interface Entry<T> {
  answer: Promise<T>;
  /** Infinity while the answer is awaited. */
  expiresAtMs: number;
}

interface Options {
  clock: Clock;
  /** How long an answer is handed out, in milliseconds. */
  ttlMs: number;
  /** Beyond it the oldest entries go; 500 when absent. */
  maxEntries?: number;
}

const LOAD_DEADLINE_MS = 30_000;

/**
 * One answer for everybody who asks the same within a few seconds, and one call for all who ask at once.
 * Failures are shared by those who wait for them and never kept.
 */
export class SharedCache<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #options: Required<Options>;

  constructor(options: Options) {
    this.#options = { maxEntries: 500, ...options };
  }

  /**
   * The value of `key`, loaded when there is no fresh one. `load` has a signal of its own, because
   * others may wait for it after the first asker has gone.
   */
  async get(
    key: string,
    signal: AbortSignal,
    load: (signal: AbortSignal) => Promise<T>,
  ): Promise<{ value: T; shared: boolean }> {
    signal.throwIfAborted();
    const known = this.#entries.get(key);
    if (known && known.expiresAtMs > this.#options.clock.now()) {
      return { value: await unlessAborted(known.answer, signal), shared: true };
    }
    const entry: Entry<T> = {
      answer: load(AbortSignal.timeout(LOAD_DEADLINE_MS)),
      expiresAtMs: Number.POSITIVE_INFINITY,
    };
    this.#keep(key, entry);
    return { value: await unlessAborted(entry.answer, signal), shared: false };
  }

  /** As `get`, for those whom it does not concern whether the answer was shared. */
  async value(
    key: string,
    signal: AbortSignal,
    load: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return (await this.get(key, signal, load)).value;
  }

  #keep(key: string, entry: Entry<T>): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > this.#options.maxEntries && !oldest.done) {
      this.#entries.delete(oldest.value);
    }
    void this.#settle(key, entry);
  }

  async #settle(key: string, entry: Entry<T>): Promise<void> {
    try {
      await entry.answer;
      entry.expiresAtMs = this.#options.clock.now() + this.#options.ttlMs;
    } catch {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    }
  }
}

async function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  const left = new AbortController();
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { signal: left.signal });
  });
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    left.abort();
  }
}
