import { ByteReader } from './byte-reader';
import type { JsonMaker } from './json-maker';
import { Malformed } from './malformed';

const BYTES = 2;
const TEXT = 3;
const ARRAY = 4;
const MAP = 5;
const TAG = 6;
const INDEFINITE = 31;
const BREAK = 0xff;
/** A tag that changes nothing: the bytes say of themselves that they are CBOR. */
const SELF_DESCRIBED = Buffer.from([0xd9, 0xd9, 0xf7]);
const EPOCH = 1n;
const POSITIVE_BIGNUM = 2n;
const NEGATIVE_BIGNUM = 3n;
/** Longer ones stay bytes: their digits take quadratic time. */
const MAX_BIGNUM_BYTES = 128;

export const UNDEFINED = 'undefined is written as null';

/**
 * The JSON of one CBOR value that takes all of the bytes.
 * @throws Malformed where it does not
 * @throws LimitReached where it is too large to be shown
 * @see https://www.rfc-editor.org/rfc/rfc8949
 */
export function readCbor(bytes: Uint8Array, json: JsonMaker): string {
  const start = selfDescribed(bytes) ? SELF_DESCRIBED.length : 0;
  const reader = new CborReader(new ByteReader(bytes.subarray(start)), json);
  const value = reader.value();
  if (reader.left > 0) throw new Malformed('more bytes follow the value');
  return value;
}

/** Whether the value is a map or an array, as records are, or says itself that it is CBOR. */
export function startsCborContainer(bytes: Uint8Array): boolean {
  const major = (bytes[0] ?? 0) >> 5;
  return major === ARRAY || major === MAP || selfDescribed(bytes);
}

function selfDescribed(bytes: Uint8Array): boolean {
  return SELF_DESCRIBED.every((byte, index) => bytes[index] === byte);
}

class CborReader {
  constructor(
    private readonly bytes: ByteReader,
    private readonly json: JsonMaker,
  ) {}

  get left(): number {
    return this.bytes.left;
  }

  value(): string {
    const head = this.bytes.u8();
    const major = head >> 5;
    const minor = head & 0x1f;
    if (major === ARRAY) return this.json.array(this.items(this.count(minor, 1)));
    if (major === MAP) return this.json.object(this.members(this.count(minor, 2)));
    if (major === TAG) return this.tagged(this.argument(minor));
    return this.scalar(major, minor);
  }

  private scalar(major: number, minor: number): string {
    const { json } = this;
    if (major === 0) return json.word(String(this.argument(minor)));
    if (major === 1) return json.word(String(-1n - this.argument(minor)));
    if (major === BYTES) return json.bytes(this.string(major, minor));
    if (major === TEXT) return json.text(this.characters(minor));
    if (major === 7) return this.simple(minor);
    throw new Malformed('a key is neither text nor a number');
  }

  private argument(minor: number): bigint {
    if (minor < 24) return BigInt(minor);
    if (minor === 24) return BigInt(this.bytes.u8());
    if (minor === 25) return BigInt(this.bytes.u16());
    if (minor === 26) return BigInt(this.bytes.u32());
    if (minor === 27) return this.bytes.u64();
    throw new Malformed(`the additional information ${minor} has no meaning here`);
  }

  /** How many items follow, or Infinity until a break. */
  private count(minor: number, leastBytesEach: number): number {
    if (minor === INDEFINITE) return Number.POSITIVE_INFINITY;
    const items = Number(this.argument(minor));
    this.bytes.expect(items, leastBytesEach);
    return items;
  }

  private *items(count: number): Generator<string> {
    for (let index = 0; index < count && !this.breaks(count); index++) yield this.value();
  }

  private *members(count: number): Generator<string> {
    for (let index = 0; index < count && !this.breaks(count); index++) {
      const head = this.bytes.u8();
      const key = this.json.key(this.scalar(head >> 5, head & 0x1f));
      yield `${key}:${this.value()}`;
    }
  }

  private breaks(count: number): boolean {
    const { bytes } = this;
    if (Number.isFinite(count) || bytes.bytes[bytes.at] !== BREAK) return false;
    bytes.u8();
    return true;
  }

  private characters(minor: number): string {
    if (minor !== INDEFINITE) return this.bytes.text(Number(this.argument(minor)));
    let text = '';
    for (const length of this.chunks(TEXT)) text += this.bytes.text(length);
    return text;
  }

  private string(major: number, minor: number): Uint8Array {
    if (minor !== INDEFINITE) return this.bytes.take(Number(this.argument(minor)));
    return Buffer.concat(Array.from(this.chunks(major), (length) => this.bytes.take(length)));
  }

  private *chunks(major: number): Generator<number> {
    while (!this.breaks(Number.POSITIVE_INFINITY)) {
      const head = this.bytes.u8();
      if (head >> 5 !== major) throw new Malformed('a chunk is of another type than its string');
      yield Number(this.argument(head & 0x1f));
    }
  }

  private simple(minor: number): string {
    const { json, bytes } = this;
    if (minor === 20) return json.word('false');
    if (minor === 21) return json.word('true');
    if (minor === 22) return json.word('null');
    if (minor === 23) {
      json.notices.add(UNDEFINED);
      return json.word('null');
    }
    if (minor === 25) return json.number(half(bytes.u16()));
    if (minor === 26) return json.number(bytes.f32());
    if (minor === 27) return json.number(bytes.f64());
    if (minor > 24) throw new Malformed('a break stands where a value should');
    return json.object([`"$simple":${json.number(minor === 24 ? bytes.u8() : minor)}`]);
  }

  private tagged(tag: bigint): string {
    if (tag === EPOCH) return this.epoch();
    if (tag === POSITIVE_BIGNUM || tag === NEGATIVE_BIGNUM) return this.bignum(tag);
    return this.json.object(this.taggedMembers(tag));
  }

  private *taggedMembers(tag: bigint): Generator<string> {
    yield `"$tag":${this.json.word(String(tag))}`;
    yield `"value":${this.value()}`;
  }

  private epoch(): string {
    const head = this.bytes.u8();
    const seconds = Number(this.scalar(head >> 5, head & 0x1f));
    const whole = Math.floor(seconds);
    if (!Number.isFinite(whole)) throw new Malformed('an instant is no number');
    // To the microsecond, as finely as a double tells the time of these years.
    return this.json.instant(BigInt(whole), Math.round((seconds - whole) * 1e6) * 1e3);
  }

  private bignum(tag: bigint): string {
    const head = this.bytes.u8();
    if (head >> 5 !== BYTES) throw new Malformed('a large number is not made of bytes');
    const bytes = this.string(BYTES, head & 0x1f);
    if (bytes.length > MAX_BIGNUM_BYTES) return this.json.bytes(bytes);
    const value = BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
    return this.json.word(String(tag === POSITIVE_BIGNUM ? value : -1n - value));
  }
}

function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return exponent === 0
    ? sign * fraction * 2 ** -24
    : sign * (fraction + 1024) * 2 ** (exponent - 25);
}
