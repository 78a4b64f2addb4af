/** Cuts bytes that arrive in pieces into lines of UTF-8. Each byte is decoded once, however many pieces a line comes in. */
export class LineSplitter {
  readonly #decoder = new TextDecoder();
  /** The beginning of a line that has not ended yet. */
  #begun = '';

  /** The lines that this piece completes, without their line feeds. */
  push(bytes: Uint8Array): string[] {
    const [rest = '', ...following] = this.#decoder.decode(bytes, { stream: true }).split('\n');
    if (following.length === 0) {
      this.#begun += rest;
      return [];
    }
    const lines = [this.#begun + rest, ...following.slice(0, -1)];
    this.#begun = following.at(-1) ?? '';
    return lines;
  }
}
