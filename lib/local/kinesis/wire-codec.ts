import { KinesisFault } from './kinesis-fault';
import type { Members, Shape } from './shape';

/**
 * Reads a JSON request into native values: base64 to bytes, epoch seconds to Date. Unknown members and nulls are left out.
 * @throws KinesisFault SerializationException where a value has another JSON type than the member
 */
export function decodeInput(
  members: Members,
  json: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const name in members) {
    const member = members[name];
    const value = Object.hasOwn(json, name) ? json[name] : undefined;
    if (member && value !== undefined && value !== null) input[name] = decode(value, member);
  }
  return input;
}

function decode(value: unknown, shape: Shape): unknown {
  switch (shape.kind) {
    case 'string':
    case 'enum':
      return typeof value === 'string' ? value : refuse(value, 'a String');
    case 'integer':
      return typeof value === 'number' ? Math.trunc(value) : refuse(value, 'an Integer');
    case 'boolean':
      return typeof value === 'boolean' ? value : refuse(value, 'a Boolean');
    case 'timestamp':
      return typeof value === 'number' ? dateOf(value) : refuse(value, 'milliseconds since epoch');
    case 'blob':
      return typeof value === 'string' ? bytesOf(value) : refuse(value, 'a Blob');
    case 'list':
      return Array.isArray(value)
        ? value.map((item: unknown) => decode(item, shape.of))
        : refuse(value, 'a List');
    case 'map':
      return isObject(value) ? decodeMap(value, shape.values) : refuse(value, 'a Map');
    default:
      return isObject(value) ? decodeInput(shape.members, value) : refuse(value, 'a Structure');
  }
}

function decodeMap(value: Readonly<Record<string, unknown>>, shape: Shape): unknown {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decode(item, shape)]));
}

/** Milliseconds, rounded: 1700000000.123 s is no whole number of them in floating point. */
const dateOf = (seconds: number) => new Date(Math.round(seconds * 1000));

function bytesOf(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  // Node skips what is no base64; then the length tells.
  if (text.length % 4 !== 0 || bytes.length !== decodedLength(text)) {
    throw new KinesisFault(
      'SerializationException',
      'A Blob is expected in base64, and the text given is not.',
    );
  }
  return bytes;
}

function decodedLength(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return (text.length / 4) * 3 - padding;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(value: unknown, wanted: string): never {
  const kind = Array.isArray(value) ? 'LIST' : isObject(value) ? 'STRUCTURE' : typeof value;
  throw new KinesisFault(
    'SerializationException',
    `${kind.toUpperCase()}_VALUE can not be converted to ${wanted}`,
  );
}
