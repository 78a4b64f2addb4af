import { MAX_RUNS_AT_ONCE } from '@/lib/contract/run';
import { AppError } from '@/lib/errors';
import type { LiveRun } from './live-run';

const RETRY_AFTER_MS = 10_000;

interface Entry {
  run: LiveRun;
  ended: Promise<void>;
}

/** The runs that are under way in this process, over all connections. */
export class LiveRuns {
  readonly #entries = new Map<string, Entry>();
  #seats = 0;
  #closed = false;

  get(id: string): LiveRun | undefined {
    return this.#entries.get(id)?.run;
  }

  /**
   * Takes one of the few seats for a run that is about to begin.
   * @returns what gives it back. @throws busy when all are taken, or the server ends
   */
  takeSeat(): () => void {
    if (this.#closed) throw busy('The server is about to end.');
    if (this.#seats >= MAX_RUNS_AT_ONCE) {
      throw busy(
        `${this.#seats} runs are under way${this.#whereabouts()}; stop one, or wait until one has ended.`,
      );
    }
    this.#seats++;
    return () => {
      this.#seats--;
    };
  }

  #whereabouts(): string {
    const streams = new Set(Array.from(this.#entries.values(), ({ run }) => run.run.stream));
    return streams.size === 0 ? '' : ` on ${[...streams].join(', ')}`;
  }

  /** Keeps a run in view until `ended` resolves. */
  add(id: string, run: LiveRun, ended: Promise<void>): void {
    const out = ended.finally(() => this.#entries.delete(id));
    this.#entries.set(id, { run, ended: out });
    if (this.#closed) run.stop(0, 'interrupted');
  }

  /** Stops every run, each with its verdicts within the deadline; resolves when all is on disk. */
  async close(deadlineMs: number): Promise<void> {
    this.#closed = true;
    const entries = Array.from(this.#entries.values());
    for (const { run } of entries) run.stop(deadlineMs, 'interrupted');
    await Promise.all(entries.map(({ ended }) => ended));
  }
}

const busy = (detail: string) => new AppError('busy', detail, { retryAfterMs: RETRY_AFTER_MS });
