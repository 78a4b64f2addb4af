import { z } from 'zod';
import { Malformed } from '@/lib/decode/binary/malformed';
import { type AvroType, type Logical, PRIMITIVES, type Primitive } from './avro-type';

const MAX_DEPTH = 100;
const MAX_SCALE = 1_000;
const DATES = ['date', 'timestamp-millis', 'timestamp-micros', 'timestamp-nanos'] as const;

const nameSchema = z.string().min(1);
const SHAPES = {
  fixed: z.object({ name: nameSchema, size: z.int().min(0) }),
  enum: z.object({ name: nameSchema, symbols: z.array(z.string()) }),
  record: z.object({
    name: nameSchema,
    fields: z.array(z.object({ name: nameSchema, type: z.unknown() })),
  }),
  array: z.object({ items: z.unknown() }),
  map: z.object({ values: z.unknown() }),
};
const anySchema = z.looseObject({ type: z.unknown(), namespace: z.string().optional() });
type AnySchema = z.infer<typeof anySchema>;

/**
 * An Avro schema from its JSON.
 * @throws Malformed with what is wrong with it
 * @see https://avro.apache.org/docs/1.12.0/specification/#schema-declaration
 */
export function parseAvroSchema(text: string): AvroType {
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch {
    throw new Malformed('the schema is not JSON');
  }
  return new SchemaParser().type(schema, '', 0);
}

class SchemaParser {
  private readonly named = new Map<string, AvroType>();

  type(schema: unknown, namespace: string, depth: number): AvroType {
    if (depth > MAX_DEPTH) throw new Malformed(`the schema is deeper than ${MAX_DEPTH} levels`);
    if (typeof schema === 'string') return this.reference(schema, namespace);
    if (Array.isArray(schema)) {
      const branches = schema.map((branch) => this.type(branch, namespace, depth + 1));
      return { kind: 'union', branches };
    }
    const parsed = anySchema.safeParse(schema);
    if (!parsed.success) throw new Malformed('the schema has a type that is not one');
    return this.complex(parsed.data, namespace, depth + 1);
  }

  private reference(name: string, namespace: string): AvroType {
    const primitive = primitiveOf(name);
    if (primitive) return { kind: 'primitive', of: primitive };
    const type = this.named.get(fullName(name, namespace)) ?? this.named.get(name);
    if (!type)
      throw new Malformed(`the schema names the type ${short(name)}, which it does not define`);
    return type;
  }

  private complex(schema: AnySchema, outer: string, depth: number): AvroType {
    const { type } = schema;
    if (type === 'record' || type === 'error') return this.record(schema, outer, depth);
    if (type === 'enum') {
      const { name: own, symbols } = shaped(SHAPES.enum, schema);
      return this.define(own, namespaceOf(schema, own, outer), { kind: 'enum', symbols });
    }
    if (type === 'fixed') {
      const { name: own, size } = shaped(SHAPES.fixed, schema);
      const fixed: AvroType = { kind: 'fixed', size, ...logicalOf(schema) };
      return this.define(own, namespaceOf(schema, own, outer), fixed);
    }
    if (type === 'array') {
      return { kind: 'array', items: this.type(shaped(SHAPES.array, schema).items, outer, depth) };
    }
    if (type === 'map') {
      return { kind: 'map', items: this.type(shaped(SHAPES.map, schema).values, outer, depth) };
    }
    const primitive = typeof type === 'string' ? primitiveOf(type) : undefined;
    if (primitive) return { kind: 'primitive', of: primitive, ...logicalOf(schema) };
    return this.type(type, outer, depth);
  }

  private record(schema: AnySchema, outer: string, depth: number): AvroType {
    const { name: own, fields } = shaped(SHAPES.record, schema);
    const namespace = namespaceOf(schema, own, outer);
    const record: AvroType = { kind: 'record', fields: [] };
    // Defined before its fields are read, as they may hold it.
    this.define(own, namespace, record);
    for (const field of fields) {
      record.fields.push({ name: field.name, type: this.type(field.type, namespace, depth) });
    }
    return record;
  }

  private define(name: string, namespace: string, type: AvroType): AvroType {
    this.named.set(fullName(name, namespace), type);
    return type;
  }
}

function shaped<T>(shape: z.ZodType<T>, schema: AnySchema): T {
  const result = shape.safeParse(schema);
  if (result.success) return result.data;
  const place = result.error.issues[0]?.path.join('.') ?? '';
  throw new Malformed(`the schema of a ${short(String(schema.type))} is wrong at ${short(place)}`);
}

function namespaceOf({ namespace }: AnySchema, name: string, outer: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? (namespace ?? outer) : name.slice(0, dot);
}

function fullName(name: string, namespace: string): string {
  return name.includes('.') || namespace === '' ? name : `${namespace}.${name}`;
}

function primitiveOf(name: string): Primitive | undefined {
  return PRIMITIVES.find((primitive) => primitive === name);
}

/** A logical type that is unknown or wrong means nothing, as the specification wants it. */
function logicalOf(schema: AnySchema): { logical?: Logical } {
  const { logicalType, scale = 0 } = schema;
  const date = DATES.find((known) => known === logicalType);
  if (date) return { logical: { name: date } };
  if (logicalType !== 'decimal' || typeof scale !== 'number') return {};
  if (!Number.isInteger(scale) || scale < 0 || scale > MAX_SCALE) return {};
  return { logical: { name: 'decimal', scale } };
}

function short(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
