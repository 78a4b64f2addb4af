export const PRIMITIVES = [
  'null',
  'boolean',
  'int',
  'long',
  'float',
  'double',
  'bytes',
  'string',
] as const;
export type Primitive = (typeof PRIMITIVES)[number];

/** What a number or some bytes mean beyond what they are. */
export type Logical =
  | { name: 'date' | 'timestamp-millis' | 'timestamp-micros' | 'timestamp-nanos' }
  | { name: 'decimal'; scale: number };

/** A schema made ready for reading. Named types may hold themselves, so a reader goes by the data, never by the type. */
export type AvroType =
  | { kind: 'primitive'; of: Primitive; logical?: Logical }
  | { kind: 'fixed'; size: number; logical?: Logical }
  | { kind: 'enum'; symbols: readonly string[] }
  | { kind: 'array' | 'map'; items: AvroType }
  | { kind: 'union'; branches: readonly AvroType[] }
  | { kind: 'record'; fields: { name: string; type: AvroType }[] };
