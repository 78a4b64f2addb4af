import { firstIndex } from './first-index';

/** A run of records: one slab of bytes (key, then data), and columns of numbers beside it. */
export interface StoredRecord {
  ordinal: number;
  arrivalMs: number;
  partitionKey: string;
  /** A view on the store: not to be written to. */
  data: Uint8Array;
  encrypted: boolean;
  /** Of data and key, as the service counts. */
  bytes: number;
}

export interface NewRecord {
  arrivalMs: number;
  partitionKey: string;
  /** UTF-8 length of the key. */
  keyBytes: number;
  data: Uint8Array;
  encrypted: boolean;
}

const ENCRYPTED = 0x8000;
const KEY_BYTES = 0x7fff;
const COLUMN_BYTES = 14;
const WORTH_SHRINKING = 7 / 8;

export class RecordChunk {
  readonly firstOrdinal: number;
  count = 0;
  #slab: Buffer;
  #usedBytes = 0;
  #arrivals: Float64Array<ArrayBuffer>;
  #ends: Uint32Array<ArrayBuffer>;
  #keys: Uint16Array<ArrayBuffer>;

  constructor(firstOrdinal: number, capacity: number, slabBytes: number) {
    this.firstOrdinal = firstOrdinal;
    this.#slab = Buffer.allocUnsafeSlow(slabBytes);
    this.#arrivals = new Float64Array(capacity);
    this.#ends = new Uint32Array(capacity);
    this.#keys = new Uint16Array(capacity);
  }

  get memoryBytes(): number {
    return this.#slab.length + this.#arrivals.length * COLUMN_BYTES;
  }

  get endOrdinal(): number {
    return this.firstOrdinal + this.count;
  }

  get lastArrivalMs(): number {
    return this.#arrivals[this.count - 1] ?? Number.NEGATIVE_INFINITY;
  }

  /** False when it is full. */
  append(record: NewRecord): boolean {
    const start = this.#usedBytes;
    const end = start + record.keyBytes + record.data.length;
    if (this.count === this.#arrivals.length || end > this.#slab.length) return false;
    this.#slab.write(record.partitionKey, start, 'utf8');
    this.#slab.set(record.data, start + record.keyBytes);
    this.#arrivals[this.count] = record.arrivalMs;
    this.#ends[this.count] = end;
    this.#keys[this.count] = record.keyBytes | (record.encrypted ? ENCRYPTED : 0);
    this.#usedBytes = end;
    this.count += 1;
    return true;
  }

  /** Gives back what it will not fill; nothing is appended after. */
  seal(): void {
    if (this.#usedBytes < this.#slab.length * WORTH_SHRINKING) {
      const slab = Buffer.allocUnsafeSlow(this.#usedBytes);
      this.#slab.copy(slab, 0, 0, this.#usedBytes);
      this.#slab = slab;
    }
    if (this.count < this.#arrivals.length * WORTH_SHRINKING) {
      this.#arrivals = this.#arrivals.slice(0, this.count);
      this.#ends = this.#ends.slice(0, this.count);
      this.#keys = this.#keys.slice(0, this.count);
    }
  }

  arrivalMs(ordinal: number): number {
    return this.#arrivals[ordinal - this.firstOrdinal] ?? Number.POSITIVE_INFINITY;
  }

  bytesOf(ordinal: number): number {
    return this.#end(ordinal) - this.#end(ordinal - 1);
  }

  at(ordinal: number): StoredRecord {
    const start = this.#end(ordinal - 1);
    const end = this.#end(ordinal);
    const key = this.#keys[ordinal - this.firstOrdinal] ?? 0;
    const dataStart = start + (key & KEY_BYTES);
    return {
      ordinal,
      arrivalMs: this.arrivalMs(ordinal),
      partitionKey: this.#slab.toString('utf8', start, dataStart),
      data: new Uint8Array(this.#slab.buffer, this.#slab.byteOffset + dataStart, end - dataStart),
      encrypted: (key & ENCRYPTED) !== 0,
      bytes: end - start,
    };
  }

  /** First ordinal that arrived at `ms` or later; its end when none did. */
  seek(ms: number): number {
    const index = firstIndex(this.count, (at) => (this.#arrivals[at] ?? 0) >= ms);
    return this.firstOrdinal + index;
  }

  #end(ordinal: number): number {
    return this.#ends[ordinal - this.firstOrdinal] ?? 0;
  }
}
