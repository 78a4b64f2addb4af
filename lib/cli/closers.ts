type Close = () => Promise<void> | void;

/** What was opened, to be closed in the opposite order, all of it whatever fails. */
export class Closers {
  readonly #open: Close[] = [];

  add(close: Close): void {
    this.#open.push(close);
  }

  /** @throws the first failure, once everything was tried */
  async closeAll(): Promise<void> {
    const failures: unknown[] = [];
    for (let close = this.#open.pop(); close; close = this.#open.pop()) {
      try {
        await close();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
