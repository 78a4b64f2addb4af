import { Malformed } from '@/lib/decode/binary/malformed';

export const VARINT = 0;
export const FIXED64 = 1;
export const LENGTH_DELIMITED = 2;
export const FIXED32 = 5;

const MAX_VARINT_BYTES = 10;

/** Steps through protobuf's wire format without copying. Every method throws Malformed at the end of the bytes. */
export class MessageReader {
  at: number;

  constructor(
    private readonly bytes: Uint8Array,
    start: number,
    public end: number,
  ) {
    this.at = start;
  }

  /** A varint as a number: exact up to 2^53, beyond that only known to be large. */
  varint(): number {
    const first = this.byte();
    if (first < 0x80) return first;
    let value = first & 0x7f;
    let scale = 0x80;
    for (let count = 1; count < MAX_VARINT_BYTES; count++) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 0x80;
    }
    throw new Malformed('a varint is longer than 10 bytes');
  }

  /** A varint as an exact number of 64 bits. */
  bigVarint(): bigint {
    const start = this.at;
    const rough = this.varint();
    if (Number.isSafeInteger(rough)) return BigInt(rough);
    let value = 0n;
    for (let at = this.at - 1; at >= start; at--) {
      value = value * 0x80n + BigInt((this.bytes[at] ?? 0) & 0x7f);
    }
    return BigInt.asUintN(64, value);
  }

  /** Reads a length and steps over that many bytes, which start at the returned place. */
  block(): number {
    const length = this.varint();
    const start = this.at;
    if (length > this.end - start) throw new Malformed('it is cut short');
    this.at = start + length;
    return start;
  }

  /** Steps over the value of a field that is of no interest. */
  skip(wireType: number): void {
    if (wireType === VARINT) this.varint();
    else if (wireType === LENGTH_DELIMITED) this.block();
    else if (wireType === FIXED64) this.leap(8);
    else if (wireType === FIXED32) this.leap(4);
    else throw new Malformed(`wire type ${wireType} is unknown`);
  }

  leap(length: number): number {
    const start = this.at;
    if (length > this.end - start) throw new Malformed('it is cut short');
    this.at = start + length;
    return start;
  }

  private byte(): number {
    if (this.at >= this.end) throw new Malformed('it is cut short');
    return this.bytes[this.at++] ?? 0;
  }
}
