type Listener = () => void;

/**
 * Texts by name that outlive a page: kept in memory for as long as the tab shows Shardlens, and in the browser's storage
 * as far as that takes them. Storage that is closed or full costs no more than the text after a reload.
 */
export class TextStore {
  readonly #texts = new Map<string, string>();
  readonly #listeners = new Set<Listener>();
  readonly #area: () => Storage;

  constructor(area: () => Storage) {
    this.#area = area;
  }

  /** undefined where nothing was written. */
  read(name: string): string | undefined {
    const held = this.#texts.get(name);
    if (held !== undefined) return held;
    const stored = this.#stored(name);
    if (stored !== undefined) this.#texts.set(name, stored);
    return stored;
  }

  write(name: string, text: string): void {
    this.#texts.set(name, text);
    try {
      this.#area().setItem(name, text);
    } catch {
      this.#forget(name);
    }
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #stored(name: string): string | undefined {
    try {
      return this.#area().getItem(name) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** An older text must not come back in the place of one that did not fit. */
  #forget(name: string): void {
    try {
      this.#area().removeItem(name);
    } catch {
      return;
    }
  }
}

/** For as long as the tab lives. */
export const tabTexts = new TextStore(() => sessionStorage);
/** Until the reader clears the browser's storage. */
export const lastingTexts = new TextStore(() => localStorage);
