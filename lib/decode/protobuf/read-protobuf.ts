import { strictText } from '@/lib/decode/binary/byte-reader';
import type { JsonMaker } from '@/lib/decode/binary/json-maker';
import { Malformed } from '@/lib/decode/binary/malformed';
import { FIXED32, FIXED64, LENGTH_DELIMITED, MessageReader, VARINT } from './message-reader';
import type { ProtoField, ProtoMessage, ProtoScalar, ProtoType } from './proto-message';

const MAP_KEY = 1;
const TIMESTAMP = 'google.protobuf.Timestamp';

const WIRE_TYPES: Readonly<Record<ProtoScalar, number>> = {
  double: FIXED64,
  fixed64: FIXED64,
  sfixed64: FIXED64,
  float: FIXED32,
  fixed32: FIXED32,
  sfixed32: FIXED32,
  int32: VARINT,
  uint32: VARINT,
  sint32: VARINT,
  int64: VARINT,
  uint64: VARINT,
  sint64: VARINT,
  bool: VARINT,
  string: LENGTH_DELIMITED,
  bytes: LENGTH_DELIMITED,
};

/**
 * The JSON of one Protobuf message, its fields named as in the .proto text; fields that are absent stay absent.
 * @throws Malformed where the bytes are no such message, or hold none of its fields
 * @throws LimitReached where it is too large to be shown
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export function readProtobuf(bytes: Uint8Array, message: ProtoMessage, json: JsonMaker): string {
  const reader = new ProtobufReader(bytes, json);
  const value = reader.message(message, 0, bytes.length);
  if (reader.known === 0 && bytes.length > 0) {
    throw new Malformed(`no field of ${message.name} is in it`);
  }
  const unknown = Array.from(reader.unknown, String);
  if (unknown.length > 0) {
    const more = unknown.length > 5 ? ` and ${unknown.length - 5} more` : '';
    json.notices.add(
      `fields that the .proto text does not have: ${unknown.slice(0, 5).join(', ')}${more}`,
    );
  }
  return value;
}

class ProtobufReader {
  known = 0;
  readonly unknown = new Set<number>();
  private readonly buffer: Buffer;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly json: JsonMaker,
  ) {
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  message(message: ProtoMessage, start: number, end: number): string {
    if (message.name === TIMESTAMP) return this.timestamp(message, start, end);
    return this.json.object(this.members(message, start, end));
  }

  private *members(message: ProtoMessage, start: number, end: number): Generator<string> {
    for (const [{ name, shape }, values] of this.values(message, start, end)) {
      const key = this.json.text(name);
      if (shape === 'single') yield `${key}:${values.at(-1)}`;
      else if (shape === 'map') yield `${key}:${this.json.object(values)}`;
      else yield `${key}:${this.json.array(values)}`;
    }
  }

  /** The JSON of the values of each field that is there, in the order of their first. */
  private values(message: ProtoMessage, start: number, end: number): Map<ProtoField, string[]> {
    const found = new Map<ProtoField, string[]>();
    const reader = new MessageReader(this.bytes, start, end);
    while (reader.at < end) {
      const tag = reader.varint();
      const number = Math.floor(tag / 8);
      if (number === 0) throw new Malformed('no field has the number 0');
      const field = message.fields.get(number);
      if (!field) {
        this.unknown.add(number);
        reader.skip(tag & 7);
        continue;
      }
      this.known++;
      const values = found.get(field) ?? [];
      this.read(field, { reader, wireType: tag & 7, values });
      found.set(field, values);
    }
    return found;
  }

  private read(field: ProtoField, { reader, wireType, values }: Place): void {
    const { type, shape } = field;
    const wanted = wireTypeOf(type);
    if (wireType === wanted) {
      values.push(shape === 'map' ? this.entry(type, reader) : this.value(type, reader));
    } else if (shape === 'repeated' && wireType === LENGTH_DELIMITED) {
      const start = reader.block();
      const packed = new MessageReader(this.bytes, start, reader.at);
      while (packed.at < packed.end) values.push(this.value(type, packed));
    } else {
      throw new Malformed(`the field ${field.name} has the wire type ${wireType}, not ${wanted}`);
    }
  }

  private entry(type: ProtoType, reader: MessageReader): string {
    const start = reader.block();
    if (type.kind !== 'message') throw new Malformed('a map has no entries');
    const keyType = type.message.fields.get(MAP_KEY)?.type;
    // An absent key is the default of its type.
    let key = keyType?.kind === 'scalar' && keyType.of === 'string' ? '""' : '0';
    let value = 'null';
    for (const [field, values] of this.values(type.message, start, reader.at)) {
      if (field.name === 'key') key = values.at(-1) ?? key;
      else value = values.at(-1) ?? value;
    }
    return `${this.json.key(key)}:${value}`;
  }

  private value(type: ProtoType, reader: MessageReader): string {
    if (type.kind === 'message') return this.message(type.message, reader.block(), reader.at);
    if (type.kind === 'scalar') return this.scalar(type.of, reader);
    const number = Number(BigInt.asIntN(32, reader.bigVarint()));
    const name = type.names.get(number);
    return name === undefined ? this.json.number(number) : this.json.text(name);
  }

  private scalar(of: ProtoScalar, reader: MessageReader): string {
    const { json, buffer } = this;
    switch (of) {
      case 'string':
        return json.text(strictText(this.block(reader)));
      case 'bytes':
        return json.bytes(this.block(reader));
      case 'bool':
        return json.word(reader.bigVarint() === 0n ? 'false' : 'true');
      case 'double':
        return json.number(buffer.readDoubleLE(reader.leap(8)));
      case 'float':
        return json.number(buffer.readFloatLE(reader.leap(4)));
      default:
        return json.word(String(this.integer(of, reader)));
    }
  }

  private integer(of: IntegerType, reader: MessageReader): bigint | number {
    const { buffer } = this;
    switch (of) {
      case 'int32':
        return BigInt.asIntN(32, reader.bigVarint());
      case 'uint32':
        return BigInt.asUintN(32, reader.bigVarint());
      case 'int64':
        return BigInt.asIntN(64, reader.bigVarint());
      case 'uint64':
        return reader.bigVarint();
      case 'sint32':
        return zigzag(BigInt.asUintN(32, reader.bigVarint()));
      case 'sint64':
        return zigzag(reader.bigVarint());
      case 'fixed32':
        return buffer.readUInt32LE(reader.leap(4));
      case 'sfixed32':
        return buffer.readInt32LE(reader.leap(4));
      case 'fixed64':
        return buffer.readBigUInt64LE(reader.leap(8));
      default:
        return buffer.readBigInt64LE(reader.leap(8));
    }
  }

  private block(reader: MessageReader): Uint8Array {
    const start = reader.block();
    return this.bytes.subarray(start, reader.at);
  }

  private timestamp(message: ProtoMessage, start: number, end: number): string {
    let seconds = 0n;
    let nanos = 0;
    for (const [{ name }, values] of this.values(message, start, end)) {
      if (name === 'seconds') seconds = BigInt(values.at(-1) ?? 0);
      else nanos = Number(values.at(-1) ?? 0);
    }
    if (nanos < 0 || nanos > 999_999_999) throw new Malformed('a timestamp has impossible nanos');
    return this.json.instant(seconds, nanos);
  }
}

type IntegerType = Exclude<ProtoScalar, 'string' | 'bytes' | 'bool' | 'double' | 'float'>;

interface Place {
  reader: MessageReader;
  wireType: number;
  values: string[];
}

function wireTypeOf(type: ProtoType): number {
  if (type.kind === 'message') return LENGTH_DELIMITED;
  return type.kind === 'enum' ? VARINT : WIRE_TYPES[type.of];
}

function zigzag(value: bigint): bigint {
  return (value >> 1n) ^ -(value & 1n);
}
