import type { Clock } from '@/lib/clock';

/** Longest wait that passes by itself: announcements do, retries do not. */
const PASSES_MS = 100;

interface Wait {
  ms: number;
  end: () => void;
}

/** A clock for tests with a real server: short waits pass at once, each longer one when the test ends it. */
export class HandClock implements Clock {
  #nowMs = 1_000_000;
  readonly #waits: Wait[] = [];
  readonly #askers: (() => void)[] = [];

  now(): number {
    return this.#nowMs;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (ms <= PASSES_MS) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const wait = { ms, end: resolve };
      this.#waits.push(wait);
      signal?.addEventListener('abort', () => {
        const at = this.#waits.indexOf(wait);
        if (at >= 0) this.#waits.splice(at, 1);
        reject(signal.reason);
      });
      for (const ask of this.#askers.splice(0)) ask();
    });
  }

  /** Lets a wait of just this length pass, once there is one. */
  async pass(ms: number): Promise<void> {
    for (;;) {
      const at = this.#waits.findIndex((wait) => wait.ms === ms);
      const [wait] = at < 0 ? [] : this.#waits.splice(at, 1);
      if (wait) {
        this.#nowMs += ms;
        wait.end();
        return;
      }
      await new Promise<void>((resolve) => {
        this.#askers.push(resolve);
      });
    }
  }
}
