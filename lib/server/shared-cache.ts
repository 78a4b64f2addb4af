import type { Clock } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { fanOutSignal } from './fan-out-signal';

interface Entry<T> {
  answer: Promise<T>;
  /** Infinity while the answer is awaited. */
  expiresAtMs: number;
  waiting: number;
  leave: AbortController;
}

interface Options {
  clock: Clock;
  /** How long an answer is handed out, in milliseconds; 0 shares it only among those who wait for it. */
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
   * The value of `key`, loaded when there is no fresh one. `load` has a signal of its own: it aborts after
   * 30 seconds, or when the last of those who wait has gone.
   * @throws upstream_timeout, and what `load` throws
   */
  async get(
    key: string,
    signal: AbortSignal,
    load: (signal: AbortSignal) => Promise<T>,
  ): Promise<{ value: T; shared: boolean }> {
    signal.throwIfAborted();
    const known = this.#entries.get(key);
    const fresh = known && known.expiresAtMs > this.#options.clock.now() ? known : undefined;
    const entry = fresh ?? this.#load(key, load);
    entry.waiting++;
    try {
      return { value: await unlessAborted(entry.answer, signal), shared: fresh !== undefined };
    } finally {
      entry.waiting--;
      if (entry.waiting === 0 && entry.expiresAtMs === Number.POSITIVE_INFINITY) {
        this.#forget(key, entry);
        entry.leave.abort();
      }
    }
  }

  /** As `get`, for those whom it does not concern whether the answer was shared. */
  async value(
    key: string,
    signal: AbortSignal,
    load: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return (await this.get(key, signal, load)).value;
  }

  /** The next who asks for `key` loads it anew. */
  forget(key: string): void {
    this.#entries.delete(key);
  }

  #load(key: string, load: (signal: AbortSignal) => Promise<T>): Entry<T> {
    const leave = new AbortController();
    const deadline = AbortSignal.timeout(LOAD_DEADLINE_MS);
    const signal = fanOutSignal(AbortSignal.any([leave.signal, deadline]));
    const entry: Entry<T> = {
      answer: inTime(load(signal), deadline),
      expiresAtMs: Number.POSITIVE_INFINITY,
      waiting: 0,
      leave,
    };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > this.#options.maxEntries && !oldest.done) {
      this.#entries.delete(oldest.value);
    }
    void this.#settle(key, entry);
    return entry;
  }

  async #settle(key: string, entry: Entry<T>): Promise<void> {
    try {
      await entry.answer;
      entry.expiresAtMs = this.#options.clock.now() + this.#options.ttlMs;
      if (this.#options.ttlMs === 0) this.#forget(key, entry);
    } catch {
      this.#forget(key, entry);
    }
  }

  #forget(key: string, entry: Entry<T>): void {
    if (this.#entries.get(key) === entry) this.#entries.delete(key);
  }
}

async function inTime<T>(answer: Promise<T>, deadline: AbortSignal): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!deadline.aborted) throw error;
    throw new AppError('upstream_timeout', 'AWS did not answer within 30 seconds.', {
      cause: error,
    });
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
