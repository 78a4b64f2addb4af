import { type Evaluation, TOO_MUCH_WORK } from './evaluation';
import {
  Duration,
  isList,
  isNumeric,
  isObject,
  isUnanswerable,
  type JsonObject,
  Timestamp,
  type Unanswerable,
  type Value,
} from './value';

const MAX_DEPTH = 1_000;

/** -1, 0 or 1 as the values are ordered; NaN where they have no order. Says when either may have been rounded. */
export function order(left: Value, right: Value, at: Evaluation): number {
  if (isNumeric(left) && isNumeric(right)) {
    noteNumber(left, at);
    noteNumber(right, at);
    return sign(left, right);
  }
  if (typeof left === 'string' && typeof right === 'string') return sign(left, right);
  const alike =
    (left instanceof Timestamp && right instanceof Timestamp) ||
    (left instanceof Duration && right instanceof Duration);
  return alike ? sign(left.ms, right.ms) : Number.NaN;
}

/** Whether two values are the same, through lists and objects; values of different types never are. */
export function equal(left: Value, right: Value, at: Evaluation): boolean | Unanswerable {
  if (isUnanswerable(left)) return left;
  if (isUnanswerable(right)) return right;
  if (!isContainer(left) || !isContainer(right))
    return scalarsEqual(left ?? null, right ?? null, at);
  return deepEqual(left, right, { at, depth: 0 });
}

function isContainer(value: Value): boolean {
  return typeof value === 'object' && value !== null;
}

function scalarsEqual(left: Value, right: Value, at: Evaluation): boolean | Unanswerable {
  if (typeof left === 'string' && typeof right === 'string') {
    if (left.length !== right.length) return false;
    return at.spendOnText(left.length) ? left === right : TOO_MUCH_WORK;
  }
  // Two numbers that look the same may have been rounded to each other.
  return isNumeric(left) && isNumeric(right) ? order(left, right, at) === 0 : left === right;
}

interface Place {
  at: Evaluation;
  depth: number;
}

function deepEqual(left: Value, right: Value, place: Place): boolean | Unanswerable {
  if (left === right && isContainer(left)) return true;
  if (isList(left) && isList(right)) return listsEqual(left, right, place);
  if (isObject(left) && isObject(right)) return objectsEqual(left, right, place);
  if (!isContainer(left) || !isContainer(right)) return scalarsEqual(left, right, place.at);
  return order(left, right, place.at) === 0;
}

function listsEqual(left: readonly Value[], right: readonly Value[], place: Place) {
  return (
    left.length === right.length &&
    everyEqual(left.keys(), (index) => [left[index], right[index]], place)
  );
}

function objectsEqual(left: JsonObject, right: JsonObject, place: Place) {
  const names = place.at.namesOf(left);
  const others = place.at.namesOf(right);
  if (names === undefined || others === undefined) return TOO_MUCH_WORK;
  return (
    names.length === others.length &&
    names.every((name) => Object.hasOwn(right, name)) &&
    everyEqual(names, (name) => [left[name], right[name]], place)
  );
}

function everyEqual<K>(
  keys: Iterable<K>,
  pairAt: (key: K) => [Value, Value],
  { at, depth }: Place,
): boolean | Unanswerable {
  if (depth === MAX_DEPTH) return TOO_MUCH_WORK;
  for (const key of keys) {
    if (!at.spend(1)) return TOO_MUCH_WORK;
    const same = deepEqual(...pairAt(key), { at, depth: depth + 1 });
    if (same !== true) return same;
  }
  return true;
}

function noteNumber(value: number | bigint, at: Evaluation): void {
  if (value > Number.MAX_SAFE_INTEGER || value < -Number.MAX_SAFE_INTEGER) at.noteLongInteger();
}

function sign<T extends number | bigint | string>(left: T, right: T): number {
  if (left < right) return -1;
  return left > right ? 1 : 0;
}
