/** The bytes are not what the format says; the message says where they part. */
export class MalformedMessage extends Error {}

export const VARINT = 0;
export const FIXED64 = 1;
export const LENGTH_DELIMITED = 2;
export const FIXED32 = 5;

const MAX_VARINT_BYTES = 10;

/** Steps through protobuf's wire format without copying. Every method throws MalformedMessage at the end of the bytes. */
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
    throw new MalformedMessage('a varint is longer than 10 bytes');
  }

  /** Reads a length and steps over that many bytes, which start at the returned place. */
  block(): number {
    const length = this.varint();
    const start = this.at;
    if (length > this.end - start) throw new MalformedMessage('it is cut short');
    this.at = start + length;
    return start;
  }

  /** Steps over the value of a field that is of no interest. */
  skip(wireType: number): void {
    if (wireType === VARINT) this.varint();
    else if (wireType === LENGTH_DELIMITED) this.block();
    else if (wireType === FIXED64) this.leap(8);
    else if (wireType === FIXED32) this.leap(4);
    else throw new MalformedMessage(`wire type ${wireType} is unknown`);
  }

  leap(length: number): number {
    const start = this.at;
    if (length > this.end - start) throw new MalformedMessage('it is cut short');
    this.at = start + length;
    return start;
  }

  private byte(): number {
    if (this.at >= this.end) throw new MalformedMessage('it is cut short');
    return this.bytes[this.at++] ?? 0;
  }
}
