/** How a consumer is held back: fewer records a call, and more work on each. */
export interface Hindrance {
  /** Most records of one GetRecords call. */
  limit: number;
  /** Work on one record in milliseconds. */
  workMs: number;
}

/** Slows the consumers of the traffic down, by stream, for as long as somebody wants it. */
export class Pace {
  readonly #hindrances = new Map<string, Hindrance>();
  /** Whether there is traffic to slow down. */
  isInUse = false;

  /** @returns what lets them go again */
  hinder(stream: string, hindrance: Hindrance): () => void {
    this.#hindrances.set(stream, hindrance);
    return () => {
      if (this.#hindrances.get(stream) === hindrance) this.#hindrances.delete(stream);
    };
  }

  of(stream: string): Hindrance | undefined {
    return this.#hindrances.get(stream);
  }
}
