import * as protobuf from 'protobufjs';
import { Malformed } from '@/lib/decode/binary/malformed';
import type { ProtoField, ProtoMessage, ProtoScalar, ProtoType } from './proto-message';

const SCALARS: readonly ProtoScalar[] = [
  'double',
  'float',
  'int32',
  'uint32',
  'sint32',
  'fixed32',
  'sfixed32',
  'int64',
  'uint64',
  'sint64',
  'fixed64',
  'sfixed64',
  'bool',
  'string',
  'bytes',
];
const KEY = 1;
const VALUE = 2;

/**
 * One message type of a .proto text, made ready for reading. Google's own files may be imported, others may not.
 * @throws Malformed with what is wrong with the text, or where it has no such message
 */
export function parseProto(source: string, messageType: string): ProtoMessage {
  let type: protobuf.Type;
  try {
    type = rootOf(source).lookupType(messageType);
  } catch (error) {
    throw error instanceof Malformed ? error : new Malformed(messageOf(error));
  }
  return new ProtoCompiler().message(type);
}

function rootOf(source: string): protobuf.Root {
  const { root, imports = [] } = protobuf.parse(source, new protobuf.Root(), { keepCase: true });
  for (const path of imports) {
    const known = protobuf.common.get(path)?.nested;
    if (!known) throw new Malformed(`the import ${path.slice(0, 100)} is not known`);
    root.addJSON(known);
  }
  root.resolveAll();
  return root;
}

class ProtoCompiler {
  private readonly done = new Map<protobuf.Type, ProtoMessage>();

  message(type: protobuf.Type): ProtoMessage {
    const known = this.done.get(type);
    if (known) return known;
    const message: ProtoMessage = { name: type.fullName.replace(/^\./, ''), fields: new Map() };
    // Remembered before its fields are, as they may hold it.
    this.done.set(type, message);
    for (const field of type.fieldsArray) message.fields.set(field.id, this.field(field));
    return message;
  }

  private field(field: protobuf.Field): ProtoField {
    const { name } = field;
    if (!(field instanceof protobuf.MapField)) {
      return { name, type: this.type(field), shape: field.repeated ? 'repeated' : 'single' };
    }
    const fields = new Map<number, ProtoField>([
      [KEY, { name: 'key', type: scalar(field.keyType), shape: 'single' }],
      [VALUE, { name: 'value', type: this.type(field), shape: 'single' }],
    ]);
    return { name, type: { kind: 'message', message: { name, fields } }, shape: 'map' };
  }

  private type({ resolvedType, type }: protobuf.Field): ProtoType {
    if (resolvedType instanceof protobuf.Type) {
      return { kind: 'message', message: this.message(resolvedType) };
    }
    if (resolvedType instanceof protobuf.Enum) {
      return { kind: 'enum', names: new Map(Object.entries(resolvedType.valuesById).map(byId)) };
    }
    return scalar(type);
  }
}

const byId = ([id, name]: [string, string]): [number, string] => [Number(id), name];

function scalar(type: string): ProtoType {
  const of = SCALARS.find((known) => known === type);
  if (!of) throw new Malformed(`the type ${type.slice(0, 100)} is not known`);
  return { kind: 'scalar', of };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'the .proto text cannot be read';
}
