/** Time as every timed part of the house sees it, so that tests and the local service can own it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms` milliseconds (0 or more) of this clock; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const onAbort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      }, ms);
      signal?.addEventListener('abort', onAbort, { once: true });
    }),
};

interface Sleeper {
  dueMs: number;
  wake: () => void;
}

/**
 * A clock that stands still until it is moved, and can be handed over to the system's time for good:
 * tests step it, and the demonstration plays past hours through the local service with it.
 */
export class ManualClock implements Clock {
  #nowMs: number;
  #live = false;
  #sleepers: Sleeper[] = [];

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  /** Whether it was handed over to the system's time. */
  get isLive(): boolean {
    return this.#live;
  }

  now(): number {
    return this.#live ? Date.now() : this.#nowMs;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (this.#live) return systemClock.sleep(ms, signal);
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const onAbort = () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        reject(signal?.reason);
      };
      const sleeper: Sleeper = {
        dueMs: this.#nowMs + ms,
        wake: () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  /** Moves time forward, waking sleepers in the order they are due and letting each run before the next. */
  async advance(ms: number): Promise<void> {
    const targetMs = this.#nowMs + ms;
    for (;;) {
      await settled();
      const next = this.#earliest();
      if (!next || next.dueMs > targetMs) break;
      this.#sleepers = this.#sleepers.filter((other) => other !== next);
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      next.wake();
    }
    this.#nowMs = targetMs;
    await settled();
  }

  /** From here on the clock is the system's; sleepers wait out what is left of their time for real. */
  goLive(): void {
    this.#live = true;
    const sleepers = this.#sleepers;
    this.#sleepers = [];
    for (const sleeper of sleepers) {
      setTimeout(sleeper.wake, Math.max(0, sleeper.dueMs - this.#nowMs));
    }
  }

  #earliest(): Sleeper | undefined {
    let earliest: Sleeper | undefined;
    for (const sleeper of this.#sleepers) {
      if (!earliest || sleeper.dueMs < earliest.dueMs) earliest = sleeper;
    }
    return earliest;
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
