import type { DecodedData } from '@/lib/contract/record';
import { replaceInexact } from './replace-inexact';

/** One field of a record, as it is written. */
export interface FieldValue {
  /** `missing`: the record has no such field; `unknown`: it was cut, so that nobody can tell. */
  kind: 'missing' | 'unknown' | 'text' | 'number' | 'word' | 'json';
  /** Exact, also where JavaScript cannot hold a number; empty where there is no value. */
  text: string;
}

/** A parsed payload: what `fieldValue` looks into. undefined where it is no JSON, or was cut. */
export interface Payload {
  value: unknown;
  cut: boolean;
}

const MISSING: FieldValue = { kind: 'missing', text: '' };
const UNKNOWN: FieldValue = { kind: 'unknown', text: '' };

/** Stands before the digits of a number that JavaScript cannot hold. No payload can know it. */
const EXACT = `${crypto.getRandomValues(new Uint32Array(4)).join('-')}:`;
const EXACT_IN_JSON = new RegExp(`"${EXACT}([^"]*)"`, 'g');

export function parsePayload({ kind, text, truncated }: DecodedData): Payload {
  if (kind !== 'json') return { value: kind === 'text' ? text : undefined, cut: truncated };
  if (truncated) return { value: undefined, cut: true };
  try {
    const value: unknown = JSON.parse(replaceInexact(text, (digits) => `"${EXACT}${digits}"`));
    return { value, cut: false };
  } catch {
    return { value: undefined, cut: false };
  }
}

/**
 * The value at a path such as `data.user.id`, `data["first name"]` or `data.items[0].price`; `data` alone is all of it.
 * A field of a list is that of each of its objects.
 */
export function fieldValue({ value, cut }: Payload, path: string): FieldValue {
  if (cut && value === undefined) return UNKNOWN;
  return written(pathSteps(path).reduce<unknown>(stepInto, value));
}

function stepInto(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value) && !/^\d+$/.test(name)) {
    const found = value.map((one) => stepInto(one, name)).filter((one) => one !== undefined);
    return found.length > 0 ? found : undefined;
  }
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

function written(value: unknown): FieldValue {
  if (value === undefined) return MISSING;
  if (typeof value === 'string') {
    return value.startsWith(EXACT)
      ? { kind: 'number', text: value.slice(EXACT.length) }
      : { kind: 'text', text: value };
  }
  if (typeof value === 'number') return { kind: 'number', text: String(value) };
  const text = JSON.stringify(value).replaceAll(EXACT_IN_JSON, '$1');
  return { kind: typeof value === 'object' && value !== null ? 'json' : 'word', text };
}

const STEP = /\.([^.[\]]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/g;
const steps = new Map<string, readonly string[]>();

/** Names on the way from the payload to the field. */
function pathSteps(path: string): readonly string[] {
  const known = steps.get(path);
  if (known) return known;
  const found = Array.from(path.matchAll(STEP), ([, name, index, quoted]) =>
    quoted === undefined ? (name ?? index ?? '') : unquote(quoted),
  );
  steps.set(path, found);
  return found;
}

const unquote = (text: string) => text.replaceAll(/\\(.)/g, '$1');
