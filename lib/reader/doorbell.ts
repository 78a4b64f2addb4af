import type { Clock } from '@/lib/clock';

/** Wakes all who wait for news. */
export class Doorbell {
  readonly #waiting = new Set<() => void>();

  ring(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  /** Resolves at the next ring; rejects with the signal's reason when aborted. */
  heard(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const onAbort = () => {
        this.#waiting.delete(wake);
        reject(signal.reason);
      };
      const wake = () => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', onAbort, { once: true });
    });
  }

  /** Resolves at the next ring, or after `ms` of the clock without one. */
  async heardWithin(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
    const waiting = new AbortController();
    const leave = () => waiting.abort(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    try {
      await Promise.race([this.heard(waiting.signal), clock.sleep(ms, waiting.signal)]);
    } finally {
      signal.removeEventListener('abort', leave);
      waiting.abort();
    }
  }
}
