import { varintBytes } from './varint';

/** The keys of an aggregate, each once, in the order they first came. A Map, for a key may be `__proto__` or `10`. */
export class KeyTable {
  readonly #indexes = new Map<string, number>();
  #bytes = 0;

  /** Bytes of the table in the message, tags and lengths included. */
  get bytes(): number {
    return this.#bytes;
  }

  keys(): Iterable<string> {
    return this.#indexes.keys();
  }

  /** Where a key stands, or would stand if it were added now. */
  indexOf(key: string): number {
    return this.#indexes.get(key) ?? this.#indexes.size;
  }

  /** Bytes by which the table grows if a key is added. */
  growthBy(key: string): number {
    if (this.#indexes.has(key)) return 0;
    const bytes = Buffer.byteLength(key);
    return 1 + varintBytes(bytes) + bytes;
  }

  add(key: string): number {
    const index = this.indexOf(key);
    this.#bytes += this.growthBy(key);
    this.#indexes.set(key, index);
    return index;
  }
}
