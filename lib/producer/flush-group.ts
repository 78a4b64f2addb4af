/** The records put between two flushes; settled when it is sealed and each of them has its verdict. */
export class FlushGroup {
  readonly settled: Promise<void>;
  #open = 0;
  #sealed = false;
  #resolve: () => void = () => {};

  constructor() {
    this.settled = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  get sealed(): boolean {
    return this.#sealed;
  }

  add(): void {
    this.#open++;
  }

  remove(): void {
    this.#open--;
    this.#settle();
  }

  seal(): void {
    this.#sealed = true;
    this.#settle();
  }

  #settle(): void {
    if (this.#sealed && this.#open === 0) this.#resolve();
  }
}
