import { parseExactJson } from './parse-exact-json';
import { isList, isNumeric, isObject, type Value } from './value';

export type FieldType = 'string' | 'number' | 'boolean' | 'null' | 'list' | 'object' | 'mixed';

/** A field that stands in some records. */
export interface FieldSeen {
  /** As a filter writes it, such as `data.user.id` or `data["user-id"]`. */
  path: string;
  /** Of the values other than null; mixed where they differ. */
  type: FieldType;
  /** A value of it as text, a short one where there is one. */
  example: string;
  /** In how many of the texts. */
  seen: number;
}

const MAX_FIELDS = 200;
const MAX_TRACKED = 2_000;
const MAX_DEPTH = 6;
const MAX_EXAMPLE = 100;
const MAX_ELEMENTS = 10;
const LONG_INTEGER = /\d{16}/;
const IDENTIFIER = /^[A-Za-z_]\w*$/;

/**
 * The fields that stand in JSON texts, the most frequent first: at most 200, down to 6 levels.
 * Objects are entered, lists are not; texts that are no JSON are left out. For a browser, too.
 */
export function fieldsOf(texts: readonly string[]): FieldSeen[] {
  const fields = new Map<string, FieldSeen>();
  for (const text of texts) {
    const value = parsed(text);
    if (value !== undefined) visit({ value, path: 'data', depth: 0 }, fields);
  }
  return [...fields.values()].toSorted((a, b) => b.seen - a.seen).slice(0, MAX_FIELDS);
}

function parsed(text: string): Value {
  try {
    const value: Value = JSON.parse(text);
    return LONG_INTEGER.test(text) ? parseExactJson(text) : value;
  } catch {
    return undefined;
  }
}

interface Place {
  value: Value;
  path: string;
  depth: number;
}

function visit({ value, path, depth }: Place, fields: Map<string, FieldSeen>): void {
  const children = isObject(value) && depth < MAX_DEPTH ? Object.entries(value) : [];
  for (const [name, child] of children) {
    visit({ value: child, path: pathOf(path, name), depth: depth + 1 }, fields);
  }
  if (children.length === 0) note(path, value, fields);
}

function pathOf(parent: string, name: string): string {
  return IDENTIFIER.test(name) ? `${parent}.${name}` : `${parent}[${JSON.stringify(name)}]`;
}

function note(path: string, value: Value, fields: Map<string, FieldSeen>): void {
  const type = typeOf(value);
  const field = fields.get(path);
  if (field === undefined) {
    if (fields.size < MAX_TRACKED)
      fields.set(path, { path, type, example: textOf(value), seen: 1 });
    return;
  }
  field.seen += 1;
  if (type === 'null') return;
  const isBetter = field.type === 'null' || field.example.length > MAX_EXAMPLE;
  if (isBetter) field.example = textOf(value);
  if (field.type === 'null') field.type = type;
  else if (field.type !== type) field.type = 'mixed';
}

function typeOf(value: Value): FieldType {
  if (value === null) return 'null';
  if (isList(value)) return 'list';
  if (isNumeric(value)) return 'number';
  if (typeof value === 'string') return 'string';
  return typeof value === 'boolean' ? 'boolean' : 'object';
}

/** Of a list its first elements, of an object nothing: either may be large. */
function textOf(value: Value): string {
  const text = isList(value)
    ? `[${value.slice(0, MAX_ELEMENTS).map(literalOf).join(',')}]`
    : scalarText(value);
  return text.length <= MAX_EXAMPLE ? text : `${text.slice(0, MAX_EXAMPLE)}…`;
}

function literalOf(value: Value): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return isList(value) || isObject(value) ? '…' : scalarText(value);
}

function scalarText(value: Value): string {
  const isScalar = value === null || typeof value !== 'object';
  return isScalar ? String(value) : '';
}
