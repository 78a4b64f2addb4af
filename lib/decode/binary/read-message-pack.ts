import { ByteReader } from './byte-reader';
import type { JsonMaker } from './json-maker';
import { Malformed } from './malformed';

const TIMESTAMP = -1;
const NANOS_BITS = 34n;

/**
 * The JSON of one MessagePack value that takes all of the bytes.
 * @throws Malformed where it does not
 * @throws LimitReached where it is too large to be shown
 * @see https://github.com/msgpack/msgpack/blob/master/spec.md
 */
export function readMessagePack(bytes: Uint8Array, json: JsonMaker): string {
  const reader = new MessagePackReader(new ByteReader(bytes), json);
  const value = reader.value();
  if (reader.left > 0) throw new Malformed('more bytes follow the value');
  return value;
}

/** Whether the value is a map or an array, as records are. */
export function startsMessagePackContainer(head: number): boolean {
  return (head >= 0x80 && head <= 0x9f) || (head >= 0xdc && head <= 0xdf);
}

class MessagePackReader {
  constructor(
    private readonly bytes: ByteReader,
    private readonly json: JsonMaker,
  ) {}

  get left(): number {
    return this.bytes.left;
  }

  value(): string {
    const { bytes } = this;
    const head = bytes.u8();
    if (head >= 0x80 && head <= 0x8f) return this.map(head & 0x0f);
    if (head >= 0x90 && head <= 0x9f) return this.array(head & 0x0f);
    if (head === 0xdc) return this.array(bytes.u16());
    if (head === 0xdd) return this.array(bytes.u32());
    if (head === 0xde) return this.map(bytes.u16());
    if (head === 0xdf) return this.map(bytes.u32());
    return this.scalar(head);
  }

  private array(length: number): string {
    this.bytes.expect(length, 1);
    return this.json.array(this.items(length));
  }

  private map(length: number): string {
    this.bytes.expect(length, 2);
    return this.json.object(this.members(length));
  }

  private *items(length: number): Generator<string> {
    for (let index = 0; index < length; index++) yield this.value();
  }

  private *members(length: number): Generator<string> {
    for (let index = 0; index < length; index++) {
      const key = this.json.key(this.scalar(this.bytes.u8()));
      yield `${key}:${this.value()}`;
    }
  }

  private scalar(head: number): string {
    const { bytes, json } = this;
    if (head < 0x80) return json.number(head);
    if (head >= 0xe0) return json.number(head - 0x100);
    if (head >= 0xa0 && head <= 0xbf) return json.text(bytes.text(head & 0x1f));
    if (head >= 0xd4 && head <= 0xd8) return this.extension(1 << (head - 0xd4));
    const read = this.byHead[head];
    if (!read) throw new Malformed(`no value starts with the byte ${head.toString(16)}`);
    return read();
  }

  private readonly byHead: Readonly<Record<number, () => string>> = {
    0xc0: () => this.json.word('null'),
    0xc2: () => this.json.word('false'),
    0xc3: () => this.json.word('true'),
    0xc4: () => this.json.bytes(this.bytes.take(this.bytes.u8())),
    0xc5: () => this.json.bytes(this.bytes.take(this.bytes.u16())),
    0xc6: () => this.json.bytes(this.bytes.take(this.bytes.u32())),
    0xc7: () => this.extension(this.bytes.u8()),
    0xc8: () => this.extension(this.bytes.u16()),
    0xc9: () => this.extension(this.bytes.u32()),
    0xca: () => this.json.number(this.bytes.f32()),
    0xcb: () => this.json.number(this.bytes.f64()),
    0xcc: () => this.json.number(this.bytes.u8()),
    0xcd: () => this.json.number(this.bytes.u16()),
    0xce: () => this.json.number(this.bytes.u32()),
    0xcf: () => this.json.word(String(this.bytes.u64())),
    0xd0: () => this.json.number(this.bytes.i8()),
    0xd1: () => this.json.number(this.bytes.i16()),
    0xd2: () => this.json.number(this.bytes.i32()),
    0xd3: () => this.json.word(String(this.bytes.i64())),
    0xd9: () => this.json.text(this.bytes.text(this.bytes.u8())),
    0xda: () => this.json.text(this.bytes.text(this.bytes.u16())),
    0xdb: () => this.json.text(this.bytes.text(this.bytes.u32())),
  };

  private extension(length: number): string {
    const { json } = this;
    const type = this.bytes.i8();
    const data = this.bytes.take(length);
    if (type === TIMESTAMP) return this.timestamp(new ByteReader(data));
    const members = [`"$extension":${json.number(type)}`, `"value":${json.bytes(data)}`];
    return json.object(members);
  }

  private timestamp(data: ByteReader): string {
    if (data.left === 4) return this.json.instant(BigInt(data.u32()));
    if (data.left === 8) {
      const both = data.u64();
      return this.json.instant(
        BigInt.asUintN(Number(NANOS_BITS), both),
        Number(both >> NANOS_BITS),
      );
    }
    if (data.left !== 12) throw new Malformed('a timestamp has a wrong length');
    const nanos = data.u32();
    return this.json.instant(data.i64(), nanos);
  }
}
