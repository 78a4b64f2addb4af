import { type Evaluation, TOO_MUCH_WORK } from './evaluation';
import { narrowInteger } from './exact-integer';
import { parseDuration, parseTimestamp } from './parse-time';
import type { StaticType } from './term';
import { isList, isNumeric, isObject, Timestamp, unanswerable, type Value } from './value';

/** Answers undefined where the arguments are of other types than it takes. */
type Apply = (first: Value, second: Value, at: Evaluation) => Value;

export interface FilterFunction {
  name: string;
  /** Written `first.name(second)`; else `name(first)`. */
  method: boolean;
  /** For each argument, the receiver of a method included, what is known to fit. */
  takes: readonly (readonly StaticType[])[];
  gives: StaticType;
  apply: Apply;
}

/** Steps that reading a time out of text takes. */
const READING = 30;

const ASCII = /\p{ASCII}+/gu;

function textTest(name: string, test: (text: string, part: string) => boolean): FilterFunction {
  const takes = [['string'], ['string']] as const;
  const apply: Apply = (text, part, at) => {
    if (typeof text !== 'string' || typeof part !== 'string') return undefined;
    return at.spendOnSearch(text, part) ? test(text, part) : TOO_MUCH_WORK;
  };
  return { name, method: true, takes, gives: 'bool', apply };
}

/** Eight characters are changed in a step. */
function textChange(name: string, change: (text: string) => string): FilterFunction {
  const apply: Apply = (text, _, at) => {
    if (typeof text !== 'string') return undefined;
    return at.spend(text.length >>> 3) ? change(text) : TOO_MUCH_WORK;
  };
  return { name, method: true, takes: [['string']], gives: 'string', apply };
}

/** A part of a timestamp, in UTC. */
function timePart(name: string, part: (date: Date) => number): FilterFunction {
  const apply: Apply = (time) => (time instanceof Timestamp ? part(new Date(time.ms)) : undefined);
  return { name, method: true, takes: [['timestamp']], gives: 'number', apply };
}

function conversion(
  name: string,
  spec: { takes: readonly StaticType[]; gives: StaticType; apply: Apply },
): FilterFunction {
  return { name, method: false, takes: [spec.takes], gives: spec.gives, apply: spec.apply };
}

const SIZED = { takes: [['string', 'list']], gives: 'number', apply: sizeOf } as const;

/**
 * The functions of the language, but for has(), matches() and those with a variable of their own.
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#list-of-standard-definitions
 */
export const FUNCTIONS: readonly FilterFunction[] = [
  textTest('contains', (text, part) => text.includes(part)),
  textTest('startsWith', (text, part) => text.startsWith(part)),
  textTest('endsWith', (text, part) => text.endsWith(part)),
  textChange('lower', (text) => text.toLowerCase()),
  textChange('upper', (text) => text.toUpperCase()),
  textChange('lowerAscii', (text) => text.replace(ASCII, (part) => part.toLowerCase())),
  textChange('upperAscii', (text) => text.replace(ASCII, (part) => part.toUpperCase())),
  textChange('trim', (text) => text.trim()),
  { name: 'size', method: true, ...SIZED },
  { name: 'size', method: false, ...SIZED },
  conversion('int', { takes: ['number', 'string'], gives: 'number', apply: toInteger }),
  conversion('double', { takes: ['number', 'string'], gives: 'number', apply: toDouble }),
  conversion('string', { takes: ['string', 'number', 'bool'], gives: 'string', apply: toText }),
  conversion('timestamp', {
    takes: ['string', 'number', 'timestamp'],
    gives: 'timestamp',
    apply: (value, _, at) => (at.spend(READING) ? parseTimestamp(value) : TOO_MUCH_WORK),
  }),
  conversion('duration', {
    takes: ['string', 'duration'],
    gives: 'duration',
    apply: (value, _, at) => (at.spend(READING) ? parseDuration(value) : TOO_MUCH_WORK),
  }),
  timePart('getFullYear', (date) => date.getUTCFullYear()),
  timePart('getMonth', (date) => date.getUTCMonth()),
  timePart('getDate', (date) => date.getUTCDate()),
  timePart('getDayOfWeek', (date) => date.getUTCDay()),
  timePart('getHours', (date) => date.getUTCHours()),
  timePart('getMinutes', (date) => date.getUTCMinutes()),
  timePart('getSeconds', (date) => date.getUTCSeconds()),
  timePart('getMilliseconds', (date) => date.getUTCMilliseconds()),
];

/** Of text in characters, as code points. */
function sizeOf(value: Value, _: Value, at: Evaluation): Value {
  if (isList(value)) return value.length;
  if (isObject(value)) return at.namesOf(value)?.length ?? TOO_MUCH_WORK;
  if (typeof value !== 'string') return undefined;
  return at.spendOnText(value.length) ? charactersOf(value) : TOO_MUCH_WORK;
}

function charactersOf(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; count += 1) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return count;
}

const INTEGER = /^[+-]?\d{1,100}$/;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Towards zero, as CEL has it. */
function toInteger(value: Value): Value {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Math.trunc(value);
  if (typeof value !== 'string') return undefined;
  if (!INTEGER.test(value)) return unanswerable('int() is given text that is no integer');
  return narrowInteger(BigInt(value.replace('+', '')));
}

function toDouble(value: Value): Value {
  if (isNumeric(value)) return value;
  if (typeof value !== 'string') return undefined;
  if (!DECIMAL.test(value)) return unanswerable('double() is given text that is no number');
  return Number(value);
}

function toText(value: Value, _: Value, at: Evaluation): Value {
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  if (!isNumeric(value)) return undefined;
  if (!Number.isSafeInteger(value)) at.noteLongInteger();
  return String(value);
}
