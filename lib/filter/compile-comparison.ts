import { equal, order } from './compare-values';
import type { Evaluation } from './evaluation';
import { TOO_MUCH_WORK } from './evaluation';
import { FilterError } from './filter-fault';
import { type Compiler, type NodeOf, quote, type StaticType, type Term, wordsFor } from './term';
import {
  describeType,
  isList,
  isObject,
  isUnanswerable,
  type Unanswerable,
  unanswerable,
  type Value,
} from './value';

type Equality = NodeOf<'=='> | NodeOf<'!='>;
type Ordering = NodeOf<'<'> | NodeOf<'<='> | NodeOf<'>'> | NodeOf<'>='>;
type Answer = boolean | Unanswerable;

/** `==` and `!=`: what is not there counts as null, and values of different types are different. */
export function compileEquality(node: Equality, compiler: Compiler): Term {
  const left = compiler.compile(node.args[0]);
  const right = compiler.compile(node.args[1]);
  requireComparable(node, left, right);
  const same = equalityOf(left, right);
  const run: Term['run'] = node.op === '==' ? same : (at) => negate(same(at));
  return { type: 'bool', parts: left.parts + right.parts, run };
}

function negate(answer: Answer): Answer {
  return typeof answer === 'boolean' ? !answer : answer;
}

function equalityOf(left: Term, right: Term): (at: Evaluation) => Answer {
  const { run } = left;
  const literal = right.constant?.value;
  // What is compared most; no number is rounded to a small one.
  if (typeof literal === 'string' || typeof literal === 'boolean' || isSmall(literal)) {
    return (at) => {
      const value = run(at);
      return value === literal || (isUnanswerable(value) ? value : false);
    };
  }
  if (left.constant !== undefined && right.constant === undefined) return equalityOf(right, left);
  return (at) => equal(run(at), right.run(at), at);
}

/** `<` and its kin. False where either side is not there or null. */
export function compileOrdering(node: Ordering, compiler: Compiler): Term {
  const left = compiler.compile(node.args[0]);
  const right = compiler.compile(node.args[1]);
  for (const [index, { type }] of [left, right].entries()) {
    if (['number', 'string', 'timestamp', 'duration', 'any'].includes(type)) continue;
    const side = node.args[index] ?? node;
    throw new FilterError(`${node.op} cannot order ${wordsFor(type)}`, side);
  }
  requireComparable(node, left, right);
  const passes = ORDERINGS[node.op];
  const part = quote(compiler, node);
  const literal = right.constant?.value;
  return {
    type: 'bool',
    parts: left.parts + right.parts,
    run: isSmall(literal)
      ? (at) => {
          const value = left.run(at);
          return typeof value === 'number'
            ? passes(value - literal)
            : ordered({ left: value, right: literal, part }, passes, at);
        }
      : (at) => ordered({ left: left.run(at), right: right.run(at), part }, passes, at),
  };
}

const ORDERINGS: Record<Ordering['op'], (sign: number) => boolean> = {
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
};

interface Sides {
  left: Value;
  right: Value;
  part: string;
}

function ordered(
  { left, right, part }: Sides,
  passes: (sign: number) => boolean,
  at: Evaluation,
): Answer {
  if (isUnanswerable(left)) return left;
  if (isUnanswerable(right)) return right;
  if (left === undefined || left === null || right === undefined || right === null) return false;
  const sign = order(left, right, at);
  if (!Number.isNaN(sign)) return passes(sign);
  return unanswerable(`${part} compares ${describeType(left)} with ${describeType(right)}`);
}

/** `in`: an element of a list, or a name of an object. */
export function compileIn(node: NodeOf<'in'>, compiler: Compiler): Term {
  const item = compiler.compile(node.args[0]);
  const list = compiler.compile(node.args[1]);
  if (list.type !== 'list' && list.type !== 'any') {
    const hint = list.type === 'string' ? '; for a part of a text write text.contains(part)' : '';
    throw new FilterError(
      `in looks into a list, not into ${wordsFor(list.type)}${hint}`,
      node.args[1],
    );
  }
  const part = quote(compiler, node.args[1]);
  return {
    type: 'bool',
    parts: item.parts + list.parts,
    run(at) {
      const value = item.run(at);
      return isUnanswerable(value) ? value : isIn(value, { list: list.run(at), part }, at);
    },
  };
}

function isIn(value: Value, { list, part }: { list: Value; part: string }, at: Evaluation): Answer {
  if (isUnanswerable(list)) return list;
  if (list === undefined || list === null) return false;
  if (isObject(list)) return typeof value === 'string' && Object.hasOwn(list, value);
  if (!isList(list)) return unanswerable(`${part} is ${describeType(list)}, not a list`);
  for (const element of list) {
    if (!at.spend(1)) return TOO_MUCH_WORK;
    const same = equal(value, element, at);
    if (same !== false) return same;
  }
  return false;
}

function requireComparable(node: Equality | Ordering, left: Term, right: Term): void {
  const loose: readonly StaticType[] = ['any', 'null'];
  if (left.type === right.type || loose.includes(left.type) || loose.includes(right.type)) return;
  throw new FilterError(
    `${wordsFor(left.type)} is compared with ${wordsFor(right.type)}: they are never alike`,
    node,
  );
}

function isSmall(value: Value): value is number {
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER;
}
