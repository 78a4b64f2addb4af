/** Values that JSON has not. */
class NotJson {
  declare protected readonly isNotJson: true;
}

/** A moment, in milliseconds since 1970. */
export class Timestamp extends NotJson {
  declare protected readonly isTimestamp: true;
  constructor(readonly ms: number) {
    super();
  }
}

/** A span of time, in milliseconds. */
export class Duration extends NotJson {
  declare protected readonly isDuration: true;
  constructor(readonly ms: number) {
    super();
  }
}

/**
 * What an expression comes to where it cannot be answered for this record: a value, so that `||` and `&&` can
 * outweigh it, and a symbol, so that it is told from the values of JSON at once. Its description is the reason.
 */
export type Unanswerable = symbol;

export function unanswerable(reason: string): Unanswerable {
  return Symbol(reason);
}

export function isUnanswerable(value: Value): value is Unanswerable {
  return typeof value === 'symbol';
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
  | Timestamp
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
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof NotJson)
  );
}

export function isNumeric(value: Value): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** The value under a name; undefined where there is no object, or no such name of its own. */
export function fieldOf(value: Value, name: string): Value {
  if (isUnanswerable(value)) return value;
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The type of a value in the words of a fault. */
export function describeType(value: Value): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (isNumeric(value)) return 'a number';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'true or false';
  if (value instanceof Timestamp) return 'a timestamp';
  if (value instanceof Duration) return 'a duration';
  return isList(value) ? 'a list' : 'an object';
}
