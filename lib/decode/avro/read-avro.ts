import { ByteReader } from '@/lib/decode/binary/byte-reader';
import type { JsonMaker } from '@/lib/decode/binary/json-maker';
import { Malformed } from '@/lib/decode/binary/malformed';
import type { AvroType, Logical, Primitive } from './avro-type';

const NANOS_PER_SECOND = 1_000_000_000n;
const UNITS_PER_SECOND = {
  'timestamp-millis': 1_000n,
  'timestamp-micros': 1_000_000n,
  'timestamp-nanos': NANOS_PER_SECOND,
};
/** Numbers of up to four bytes, which most are, are read without BigInt. */
const SMALL_BITS = 28;
const MAX_BITS = 70n;
/** Longer decimals stay bytes: their digits take quadratic time. */
const MAX_DECIMAL_BYTES = 128;

/**
 * The JSON of one Avro datum that takes all of the bytes.
 * @throws Malformed where it does not
 * @throws LimitReached where it is too large to be shown
 * @see https://avro.apache.org/docs/1.12.0/specification/#binary-encoding
 */
export function readAvro(bytes: Uint8Array, type: AvroType, json: JsonMaker): string {
  const reader = new AvroReader(bytes, json);
  const value = reader.value(type);
  if (reader.left > 0) throw new Malformed('more bytes follow the datum');
  return value;
}

export class AvroReader {
  private readonly bytes: ByteReader;

  constructor(
    bytes: Uint8Array,
    private readonly json: JsonMaker,
  ) {
    this.bytes = new ByteReader(bytes);
  }

  get left(): number {
    return this.bytes.left;
  }

  value(type: AvroType): string {
    switch (type.kind) {
      case 'primitive':
        return this.primitive(type.of, type.logical);
      case 'fixed':
        return this.binary(this.bytes.take(type.size), type.logical);
      case 'enum':
        return this.json.text(this.chosen(type.symbols));
      case 'union':
        return this.value(this.chosen(type.branches));
      case 'record':
        return this.json.object(this.fields(type.fields));
      case 'array':
        return this.json.array(this.items(type.items));
      default:
        return this.json.object(this.entries(type.items));
    }
  }

  /** A count or a size: exact, and small enough to be one. */
  length(): number {
    const value = this.long();
    if (value < 0n || value > BigInt(Number.MAX_SAFE_INTEGER)) {
      throw new Malformed(`a length of ${value} is impossible`);
    }
    return Number(value);
  }

  take(length: number): Uint8Array {
    return this.bytes.take(length);
  }

  long(): bigint {
    let low = 0;
    for (let shift = 0; shift < SMALL_BITS; shift += 7) {
      const byte = this.bytes.u8();
      low |= (byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt((low >>> 1) ^ -(low & 1));
    }
    return this.largeLong(BigInt(low));
  }

  private largeLong(low: bigint): bigint {
    let value = low;
    for (let shift = BigInt(SMALL_BITS); shift < MAX_BITS; shift += 7n) {
      const byte = this.bytes.u8();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asIntN(64, (value >> 1n) ^ -(value & 1n));
    }
    throw new Malformed('a number is longer than 10 bytes');
  }

  /** The items of a map or an array stand in blocks; a negative count is followed by the block's size. */
  *blocks(): Generator<undefined> {
    for (;;) {
      const count = Number(this.long());
      if (count === 0) return;
      if (count < 0) this.length();
      for (let left = Math.abs(count); left > 0; left--) yield;
    }
  }

  private *items(type: AvroType): Generator<string> {
    for (const _ of this.blocks()) yield this.value(type);
  }

  private *entries(type: AvroType): Generator<string> {
    for (const _ of this.blocks()) {
      const key = this.json.text(this.string());
      yield `${key}:${this.value(type)}`;
    }
  }

  private *fields(fields: readonly { name: string; type: AvroType }[]): Generator<string> {
    for (const { name, type } of fields) yield `${this.json.text(name)}:${this.value(type)}`;
  }

  private chosen<T>(choices: readonly T[]): T {
    const index = this.length();
    const choice = choices[index];
    if (choice === undefined) throw new Malformed(`there is no choice ${index} in the schema`);
    return choice;
  }

  private string(): string {
    return this.bytes.text(this.length());
  }

  private primitive(of: Primitive, logical: Logical | undefined): string {
    const { json, bytes } = this;
    switch (of) {
      case 'null':
        return json.word('null');
      case 'boolean':
        return json.word(this.boolean());
      case 'int':
      case 'long':
        return this.instant(this.long(), logical);
      case 'float':
        return json.number(bytes.f32(true));
      case 'double':
        return json.number(bytes.f64(true));
      case 'bytes':
        return this.binary(bytes.take(this.length()), logical);
      default:
        return json.text(this.string());
    }
  }

  private boolean(): 'true' | 'false' {
    const byte = this.bytes.u8();
    if (byte > 1) throw new Malformed(`a boolean is ${byte}`);
    return byte === 1 ? 'true' : 'false';
  }

  private instant(value: bigint, logical: Logical | undefined): string {
    const { json } = this;
    if (!logical || logical.name === 'decimal') return json.word(String(value));
    if (logical.name === 'date') return json.date(value);
    const unit = UNITS_PER_SECOND[logical.name];
    const rest = ((value % unit) + unit) % unit;
    return json.instant((value - rest) / unit, Number((rest * NANOS_PER_SECOND) / unit));
  }

  private binary(bytes: Uint8Array, logical: Logical | undefined): string {
    if (logical?.name !== 'decimal' || bytes.length > MAX_DECIMAL_BYTES) {
      return this.json.bytes(bytes);
    }
    const unsigned = BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
    return this.json.word(decimal(BigInt.asIntN(bytes.length * 8, unsigned), logical.scale));
  }
}

function decimal(unscaled: bigint, scale: number): string {
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
