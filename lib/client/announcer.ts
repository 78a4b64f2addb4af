import type { Clock } from '@/lib/clock';

/** Ten times a second is as often as an eye follows; each time costs a rendering. */
const APART_MS = 100;

type Listener = () => void;

/** Tells listeners of changes, at most ten times a second however often there are some. */
export class Announcer {
  readonly #clock: Clock;
  readonly #prepare: () => void;
  readonly #listeners = new Set<Listener>();
  #due = false;

  /** `prepare` runs before the listeners do: what it makes is what they will see. */
  constructor(clock: Clock, prepare: () => void) {
    this.#clock = clock;
    this.#prepare = prepare;
  }

  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Something changed: said within a tenth of a second. */
  touch(): void {
    if (this.#due) return;
    this.#due = true;
    void this.#announceSoon();
  }

  async #announceSoon(): Promise<void> {
    await this.#clock.sleep(APART_MS);
    if (this.#due) this.announce();
  }

  /** Said now: what a press of the reader changed does not wait. */
  announce(): void {
    this.#due = false;
    this.#prepare();
    for (const listener of this.#listeners) listener();
  }
}
