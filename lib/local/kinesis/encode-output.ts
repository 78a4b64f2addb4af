const FIRST_BYTES = 4 * 1024;
/** Few steps to a large answer: what is reserved and not written costs nothing. */
const GROWTH = 4;
const MOST_UTF8_BYTES = 3;

/**
 * Writes an answer as UTF-8 JSON: bytes to base64, Date to fractional epoch seconds, undefined members left out.
 * An answer of 10 MB is mostly base64, which is never escaped and need not pass through one large string.
 */
export function encodeOutput(output: unknown): Buffer {
  const writer = new JsonWriter();
  writer.value(output);
  return writer.end();
}

class JsonWriter {
  #bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  #used = 0;
  /** Text that is not in the bytes yet. */
  #text = '';

  value(value: unknown): void {
    if (typeof value !== 'object' || value === null) this.#text += JSON.stringify(value);
    else if (value instanceof Uint8Array) this.#blob(value);
    else if (value instanceof Date) this.#text += String(value.getTime() / 1000);
    else if (Array.isArray(value)) this.#list(value);
    else this.#structure(value);
  }

  end(): Buffer {
    this.#flush();
    return this.#bytes.subarray(0, this.#used);
  }

  #list(items: readonly unknown[]): void {
    let before = '[';
    for (const item of items) {
      this.#text += before;
      this.value(item);
      before = ',';
    }
    this.#text += before === '[' ? '[]' : ']';
  }

  #structure(members: object): void {
    let before = '{';
    for (const [name, member] of Object.entries(members)) {
      if (member === undefined) continue;
      this.#text += `${before}${JSON.stringify(name)}:`;
      this.value(member);
      before = ',';
    }
    this.#text += before === '{' ? '{}' : '}';
  }

  #blob(blob: Uint8Array): void {
    const base64 = Buffer.from(blob.buffer, blob.byteOffset, blob.length).toString('base64');
    this.#text += '"';
    this.#flush();
    this.#reserve(base64.length);
    this.#used += this.#bytes.write(base64, this.#used, 'latin1');
    this.#text = '"';
  }

  #flush(): void {
    this.#reserve(this.#text.length * MOST_UTF8_BYTES);
    this.#used += this.#bytes.write(this.#text, this.#used, 'utf8');
    this.#text = '';
  }

  #reserve(bytes: number): void {
    const needed = this.#used + bytes;
    if (needed <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * GROWTH, needed));
    this.#bytes.copy(grown, 0, 0, this.#used);
    this.#bytes = grown;
  }
}
