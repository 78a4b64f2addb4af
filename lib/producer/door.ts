import { Fifo } from './fifo';
import type { PendingRecord } from './pending-record';

const OPEN = Promise.resolve();

/** Stands before a buffer that may be full: who waits there goes in in the order they came. */
export class Door {
  readonly #hasRoom: () => boolean;
  readonly #waiting = new Fifo<PendingRecord>();
  #onReady: (() => void)[] = [];

  constructor(hasRoom: () => boolean) {
    this.#hasRoom = hasRoom;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Whether there is room, and nobody who came before. */
  isOpen(): boolean {
    return this.#waiting.size === 0 && this.#hasRoom();
  }

  wait(pending: PendingRecord): void {
    this.#waiting.push(pending);
  }

  /** Resolves as soon as it is open. */
  ready(): Promise<void> {
    if (this.isOpen()) return OPEN;
    return new Promise((resolve) => this.#onReady.push(resolve));
  }

  letIn(enter: (pending: PendingRecord) => void): void {
    while (this.#waiting.size > 0 && this.#hasRoom()) {
      const next = this.#waiting.shift();
      if (next) enter(next);
    }
    if (this.#onReady.length === 0 || !this.isOpen()) return;
    const ready = this.#onReady;
    this.#onReady = [];
    for (const resolve of ready) resolve();
  }
}
