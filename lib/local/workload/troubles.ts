import type { Clock } from '@/lib/clock';

const EVERY_MS = 60_000;

/** What went wrong in the traffic, told once a minute of the clock with its count rather than call by call. */
export class Troubles {
  readonly #counts = new Map<string, number>();
  readonly #log: (line: string) => void;

  constructor(log: (line: string) => void) {
    this.#log = log;
  }

  count(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  tell(): void {
    for (const [what, times] of this.#counts) this.#log(`${what} (${times} times)`);
    this.#counts.clear();
  }

  /** Tells until aborted; rejects with the signal's reason then. */
  async tellEveryMinute(clock: Clock, signal: AbortSignal): Promise<never> {
    for (;;) {
      await clock.sleep(EVERY_MS, signal);
      this.tell();
    }
  }
}

/** An error in one line. */
export function lineOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message === '' ? error.name : `${error.name}: ${error.message}`;
}
