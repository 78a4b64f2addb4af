/** So much work may be done before whatever else waits in the process has its turn. */
const TURN_MS = 10;

/**
 * Shares the event loop between all readings of the process: together, not each, they work ten milliseconds in one
 * turn of the loop, and whoever had to stop goes on in a later turn, one a turn, in the order of stopping.
 */
export class LoopTurns {
  readonly #now: () => number;
  #startedMs: number | null = null;
  #isScheduled = false;
  readonly #waiting: (() => void)[] = [];

  /** @param now Milliseconds of a clock that only goes forward */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /** Whether to wait for the next turn; to be asked between pieces of work that are short. */
  isOver(): boolean {
    const nowMs = this.#now();
    if (this.#startedMs === null) this.#start(nowMs);
    return nowMs - (this.#startedMs ?? nowMs) > TURN_MS;
  }

  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#schedule();
    });
  }

  #start(nowMs: number): void {
    this.#startedMs = nowMs;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#turn());
  }

  #turn(): void {
    this.#isScheduled = false;
    this.#startedMs = null;
    const goOn = this.#waiting.shift();
    if (!goOn) return;
    this.#start(this.#now());
    goOn();
  }
}

export const loopTurns = new LoopTurns();
