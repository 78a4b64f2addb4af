import { Malformed } from './malformed';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Steps through big-endian bytes. Every method throws Malformed at their end. */
export class ByteReader {
  at = 0;
  private readonly view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  u8(): number {
    return this.view.getUint8(this.leap(1));
  }

  i8(): number {
    return this.view.getInt8(this.leap(1));
  }

  u16(): number {
    return this.view.getUint16(this.leap(2));
  }

  i16(): number {
    return this.view.getInt16(this.leap(2));
  }

  u32(): number {
    return this.view.getUint32(this.leap(4));
  }

  i32(): number {
    return this.view.getInt32(this.leap(4));
  }

  u64(): bigint {
    return this.view.getBigUint64(this.leap(8));
  }

  i64(): bigint {
    return this.view.getBigInt64(this.leap(8));
  }

  f32(littleEndian = false): number {
    return this.view.getFloat32(this.leap(4), littleEndian);
  }

  f64(littleEndian = false): number {
    return this.view.getFloat64(this.leap(8), littleEndian);
  }

  /** The next bytes, not copied. */
  take(length: number): Uint8Array {
    const start = this.leap(length);
    return this.bytes.subarray(start, this.at);
  }

  text(length: number): string {
    return strictText(this.take(length));
  }

  /** Refuses a count of items that the bytes left cannot hold, before anything is made for them. */
  expect(items: number, leastBytesEach: number): void {
    if (items * leastBytesEach > this.left) throw new Malformed('it is cut short');
  }

  private leap(length: number): number {
    const start = this.at;
    if (!(length >= 0 && length <= this.left)) throw new Malformed('it is cut short');
    this.at = start + length;
    return start;
  }
}

/** @throws Malformed where the bytes are not valid UTF-8 */
export function strictText(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new Malformed('a text is not valid UTF-8');
  }
}
