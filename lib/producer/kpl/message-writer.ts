/** Writes protobuf fields into a buffer that is large enough. */
export class MessageWriter {
  at = 0;

  constructor(readonly buffer: Buffer) {}

  /** A whole number of 0 to 2^31 - 1. */
  varint(value: number): void {
    let rest = value;
    for (; rest > 0x7f; rest >>>= 7) this.buffer[this.at++] = (rest & 0x7f) | 0x80;
    this.buffer[this.at++] = rest;
  }

  bytes(bytes: Uint8Array): void {
    this.buffer.set(bytes, this.at);
    this.at += bytes.byteLength;
  }

  /** Its UTF-8 bytes behind their length. */
  text(text: string): void {
    this.varint(Buffer.byteLength(text));
    this.at += this.buffer.write(text, this.at);
  }
}
