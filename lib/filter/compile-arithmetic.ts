import { type Evaluation, TOO_MUCH_WORK } from './evaluation';
import { narrowInteger } from './exact-integer';
import { FilterError } from './filter-fault';
import { type Compiler, type NodeOf, quote, type StaticType, type Term, wordsFor } from './term';
import {
  Duration,
  describeType,
  isNumeric,
  isUnanswerable,
  Timestamp,
  unanswerable,
  type Value,
} from './value';

type Arithmetic = NodeOf<'+'> | NodeOf<'-'> | NodeOf<'*'> | NodeOf<'/'> | NodeOf<'%'>;
type Operator = Arithmetic['op'];

interface Operation {
  left: StaticType;
  ops: string;
  right: StaticType;
  result: StaticType;
}

const OPERATIONS: readonly Operation[] = [
  { left: 'number', ops: '+-*/%', right: 'number', result: 'number' },
  { left: 'string', ops: '+', right: 'string', result: 'string' },
  { left: 'timestamp', ops: '-', right: 'timestamp', result: 'duration' },
  { left: 'timestamp', ops: '+-', right: 'duration', result: 'timestamp' },
  { left: 'duration', ops: '+', right: 'timestamp', result: 'timestamp' },
  { left: 'duration', ops: '+-', right: 'duration', result: 'duration' },
];

/** Longer text would only fill the memory. */
const MAX_TEXT = 4 * 1024 * 1024;

/** `+ - * / %`, of numbers by value, so that 7 / 2 is 3.5. Undefined where either side is not there or null. */
export function compileArithmetic(node: Arithmetic, compiler: Compiler): Term {
  const { op } = node;
  const left = compiler.compile(node.args[0]);
  const right = compiler.compile(node.args[1]);
  const part = quote(compiler, node);
  return {
    type: resultOf(node, left.type, right.type),
    parts: left.parts + right.parts + 1,
    run(at) {
      const a = left.run(at);
      const b = right.run(at);
      if (isUnanswerable(a)) return a;
      if (isUnanswerable(b)) return b;
      if (a === undefined || a === null || b === undefined || b === null) return undefined;
      const reason = `${part} is of ${describeType(a)} and ${describeType(b)}`;
      return calculate(a, op, b, at) ?? unanswerable(reason);
    },
  };
}

function resultOf(node: Arithmetic, left: StaticType, right: StaticType): StaticType {
  const results = OPERATIONS.filter(
    (one) => one.ops.includes(node.op) && fits(left, one.left) && fits(right, one.right),
  ).map(({ result }) => result);
  const [first] = results;
  if (first === undefined) {
    throw new FilterError(`${node.op} cannot take ${wordsFor(left)} and ${wordsFor(right)}`, node);
  }
  return results.every((result) => result === first) ? first : 'any';
}

function fits(type: StaticType, wanted: StaticType): boolean {
  return type === wanted || type === 'any';
}

/** Undefined where the operator is not for these types. */
function calculate(a: Value, op: Operator, b: Value, at: Evaluation): Value {
  if (isNumeric(a) && isNumeric(b)) return calculateNumbers(a, op, b, at);
  if (typeof a === 'string' && typeof b === 'string' && op === '+') return join(a, b, at);
  return calculateTimes(a, op, b);
}

function calculateTimes(a: Value, op: Operator, b: Value): Value {
  if (!isTime(a) || !isTime(b) || (op !== '+' && op !== '-')) return undefined;
  const ms = op === '+' ? a.ms + b.ms : a.ms - b.ms;
  if (b instanceof Timestamp && (op === '+') === a instanceof Timestamp) return undefined;
  const isMoment = a instanceof Timestamp !== b instanceof Timestamp;
  return isMoment ? new Timestamp(ms) : new Duration(ms);
}

function isTime(value: Value): value is Timestamp | Duration {
  return value instanceof Timestamp || value instanceof Duration;
}

function join(a: string, b: string, at: Evaluation): Value {
  if (a.length + b.length > MAX_TEXT) return unanswerable('the joined text is too long');
  return at.spendOnText(a.length + b.length) ? a + b : TOO_MUCH_WORK;
}

type Numeric = number | bigint;

function calculateNumbers(a: Numeric, op: Operator, b: Numeric, at: Evaluation): Value {
  if ((op === '/' || op === '%') && Number(b) === 0) return unanswerable('division by zero');
  const near = ON_NUMBERS[op](Number(a), Number(b));
  if (Math.abs(near) <= Number.MAX_SAFE_INTEGER && isSafe(a) && isSafe(b)) return near;
  at.noteLongInteger();
  if (op === '/' || !isWhole(a) || !isWhole(b) || !Number.isFinite(near)) return near;
  return narrowInteger(ON_INTEGERS[op](BigInt(a), BigInt(b)));
}

const ON_NUMBERS: Record<Operator, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

const ON_INTEGERS: Record<Exclude<Operator, '/'>, (a: bigint, b: bigint) => bigint> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '%': (a, b) => a % b,
};

function isWhole(value: Numeric): boolean {
  return typeof value === 'bigint' || Number.isInteger(value);
}

function isSafe(value: Numeric): boolean {
  return typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

/** `-a`. */
export function compileNegation(node: NodeOf<'-_'>, compiler: Compiler): Term {
  const operand = compiler.compile(node.args);
  if (!fits(operand.type, 'number')) {
    throw new FilterError(`- cannot take ${wordsFor(operand.type)}`, node);
  }
  const part = quote(compiler, node);
  const negate = (value: Value): Value => {
    if (isNumeric(value)) return -value;
    if (isUnanswerable(value) || value === undefined || value === null) return value;
    return unanswerable(`${part} is of ${describeType(value)}`);
  };
  return {
    type: 'number',
    parts: operand.parts + 1,
    run: (at) => negate(operand.run(at)),
    ...(operand.constant && { constant: { value: negate(operand.constant.value) } }),
  };
}
