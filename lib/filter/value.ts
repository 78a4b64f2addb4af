/** A span of time in milliseconds. */
export class Duration {
  constructor(readonly ms: number) {}
}

/** What an expression comes to where it cannot be answered for this record. A value, so that `||` and `&&` can outweigh it. */
export class Unanswerable {
  constructor(readonly reason: string) {}
}

export interface JsonObject {
  readonly [name: string]: Value;
}

/** undefined: not there. Integers that a number cannot hold exactly are bigints; all others are numbers. */
export type Value =
  | undefined
  | null
  | boolean
  | number
  | bigint
  | string
  | Date
  | Duration
  | Unanswerable
  | readonly Value[]
  | JsonObject;

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Objects of JSON alone: no list, no time. */
export function isObject(value: Value): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

export function isNumeric(value: Value): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** What is under a name or an index; nothing that is inherited. */
export function memberOf(value: Value, name: Value): Value {
  if (value instanceof Unanswerable) return value;
  if (isList(value)) return typeof name === 'number' ? value[name] : undefined;
  if (typeof name !== 'string' || !isObject(value)) return undefined;
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The type of a value in the words of a fault. */
export function describeType(value: Value): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (isNumeric(value)) return 'a number';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'true or false';
  if (value instanceof Date) return 'a timestamp';
  if (value instanceof Duration) return 'a duration';
  return isList(value) ? 'a list' : 'an object';
}
