/** Bounds how many records are without a verdict. */
export class InFlight {
  #count = 0;
  #waiting: { below: number; wake: () => void }[] = [];

  enter(): void {
    this.#count++;
  }

  leave(): void {
    this.#count--;
    if (this.#waiting.length === 0) return;
    const ready = this.#waiting.filter(({ below }) => this.#count < below);
    this.#waiting = this.#waiting.filter(({ below }) => this.#count >= below);
    for (const { wake } of ready) wake();
  }

  /** Resolves when fewer than `most` are. */
  untilBelow(most: number): Promise<void> {
    if (this.#count < most) return Promise.resolve();
    return new Promise((wake) => this.#waiting.push({ below: most, wake }));
  }
}
