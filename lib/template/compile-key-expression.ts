import { bindCall, splitCall } from './bind-call';
import { compilePlaceholders } from './compile-placeholders';
import type { RenderInput } from './compile-template';
import type { RenderState } from './generator';
import { randomSource } from './random-source';
import { parseRecordPath, valueAt } from './record-path';
import { PlaceholderFault, type TemplateFault } from './template-fault';

export interface KeyInput extends RenderInput {
  /** The record's text, which is read as JSON where the expression has a path. */
  record: string;
}

export type KeyResult = { ok: true; key: string } | { ok: false; message: string };

export interface KeyExpression {
  /** The key of one record, or why this record has none. */
  keyOf: (input: KeyInput) => KeyResult;
}

export type CompiledKeyExpression =
  | { ok: false; faults: TemplateFault[] }
  | { ok: true; expression: KeyExpression };

/** Parses the record once, and only when a path asks for it. */
interface KeyState extends RenderState {
  parsed: () => unknown;
}

/** Another than a template's, so that {{random.uuid}} in both are two values. */
const SALT = 2;

/** Compiles a partition key expression: a template that may also take values out of the record, as `{{$.user.id}}`. */
export function compileKeyExpression(text: string): CompiledKeyExpression {
  const compiled = compilePlaceholders<(state: KeyState) => string>(text, ({ body }) =>
    body.startsWith('$') ? bindPath(body) : bindCall(splitCall(body)),
  );
  if (!compiled.ok) return compiled;
  const { parts } = compiled;
  const keyOf = (input: KeyInput): KeyResult => {
    const state = stateOf(input);
    try {
      const key = parts.map((part) => (typeof part === 'string' ? part : part(state))).join('');
      return { ok: true, key };
    } catch (error) {
      if (error instanceof PlaceholderFault) return { ok: false, message: error.message };
      throw error;
    }
  };
  return { ok: true, expression: { keyOf } };
}

function bindPath(text: string): (state: KeyState) => string {
  const path = parseRecordPath(text);
  return (state) => keyText(text, valueAt(state.parsed(), path));
}

function keyText(path: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    // A longer number has lost digits by now, and records of different ids would share a key.
    if (Number.isSafeInteger(value) || !Number.isInteger(value)) return String(value);
    throw new PlaceholderFault(`the number at ${path} has more digits than can be held exactly`);
  }
  if (value === undefined) throw new PlaceholderFault(`the record has nothing at ${path}`);
  const what = value === null ? 'null' : Array.isArray(value) ? 'a list' : 'an object';
  throw new PlaceholderFault(`the record has ${what} at ${path}, which is no key`);
}

function stateOf({ index, nowMs, seed, record }: KeyInput): KeyState {
  let parsed: { value: unknown } | undefined;
  return {
    index,
    nowMs,
    random: randomSource(seed, index, SALT),
    parsed() {
      parsed ??= { value: parseRecord(record) };
      return parsed.value;
    },
  };
}

function parseRecord(record: string): unknown {
  try {
    return JSON.parse(record);
  } catch {
    throw new PlaceholderFault('the record is not JSON, so a path finds nothing in it');
  }
}
