import type { ASTNode } from '@marcbachmann/cel-js';
import { compileCondition } from './compile-logic';
import { type Evaluation, TOO_MUCH_WORK } from './evaluation';
import { FilterError } from './filter-fault';
import { type Compiler, type NodeOf, quote, type Term, wordsFor } from './term';
import {
  describeType,
  isList,
  isObject,
  isUnanswerable,
  type Unanswerable,
  unanswerable,
  type Value,
} from './value';

/** Steps that one more element of a new list takes. */
const GROWTH = 4;

type Quantifier = 'exists' | 'all' | 'exists_one';

/** One pass over the elements of a list. */
interface Loop {
  elements: readonly Value[];
  at: Evaluation;
  /** Where the element stands that is looked at. */
  slot: number;
  /** Steps of one turn. */
  cost: number;
}

interface Body {
  type: 'bool' | 'list';
  run: (loop: Loop) => Value;
  parts: number;
}

const QUANTIFIERS: Record<Quantifier, (loop: Loop, condition: Term['run']) => Value> = {
  exists: (loop, condition) => firstToSay(true, loop, condition),
  all: (loop, condition) => firstToSay(false, loop, condition),
  exists_one: countsOne,
};

/** Whether a method of this name takes a variable: `exists`, `all`, `exists_one`, `map`, `filter`. */
export function isComprehension(name: string): boolean {
  return isQuantifier(name) || name === 'map' || name === 'filter';
}

/**
 * `list.exists(x, condition)` and its kin, over the elements of a list or the names of an object.
 * Each element costs the parts of its body, so that nesting cannot hold up other requests.
 */
export function compileComprehension(node: NodeOf<'rcall'>, compiler: Compiler): Term {
  const [name, listNode, args] = node.args;
  const [variable, first, second] = args;
  const most = name === 'map' ? 3 : 2;
  if (variable?.op !== 'id' || first === undefined || args.length > most) {
    throw new FilterError(`${name} is written ${name}(x, …), with x for each element`, node);
  }
  const list = compiler.compile(listNode);
  if (list.type !== 'list' && list.type !== 'any') {
    throw new FilterError(
      `${name} goes through a list, not through ${wordsFor(list.type)}`,
      listNode,
    );
  }
  return compiler.withVariable(variable.args, (slot) => {
    const body = second ? compileMap(second, compiler, first) : compileBody(name, first, compiler);
    const part = quote(compiler, listNode);
    return {
      type: body.type,
      parts: list.parts + body.parts + 1,
      run(at) {
        const value = list.run(at);
        if (isUnanswerable(value)) return value;
        if (value === undefined || value === null) return body.type === 'bool' ? false : undefined;
        const elements = isObject(value) ? at.namesOf(value) : value;
        if (elements === undefined) return TOO_MUCH_WORK;
        if (!isList(elements)) return unanswerable(`${part} is ${describeType(value)}, not a list`);
        return body.run({ elements, at, slot, cost: body.parts });
      },
    };
  });
}

function isQuantifier(name: string): name is Quantifier {
  return Object.hasOwn(QUANTIFIERS, name);
}

function compileBody(name: string, node: ASTNode, compiler: Compiler): Body {
  if (name === 'map') return compileMap(node, compiler);
  const { run, parts } = compileCondition(node, compiler);
  if (isQuantifier(name)) {
    return { type: 'bool', parts, run: (loop) => QUANTIFIERS[name](loop, run) };
  }
  return {
    type: 'list',
    parts: parts + GROWTH,
    run: (loop) => collect(loop, run, (element) => element),
  };
}

function compileMap(node: ASTNode, compiler: Compiler, conditionNode?: ASTNode): Body {
  const condition = conditionNode && compileCondition(conditionNode, compiler);
  const { run, parts } = compiler.compile(node);
  return {
    type: 'list',
    parts: parts + (condition?.parts ?? 0) + GROWTH,
    run: (loop) => collect(loop, condition?.run, () => run(loop.at)),
  };
}

/** Puts the next element in its place; false when the work is too much. */
function turn({ at, slot, cost }: Loop, element: Value): boolean {
  at.slots[slot] = element;
  return at.spend(cost);
}

/** As `||` or `&&` over the elements: an answer that decides outweighs elements that cannot be answered. */
function firstToSay(decides: boolean, loop: Loop, condition: Term['run']): Value {
  let inDoubt: Unanswerable | undefined;
  for (const element of loop.elements) {
    if (!turn(loop, element)) return TOO_MUCH_WORK;
    const value = condition(loop.at);
    if (value === decides) return decides;
    if (isUnanswerable(value)) inDoubt ??= value;
  }
  return inDoubt ?? !decides;
}

function countsOne(loop: Loop, condition: Term['run']): Value {
  let count = 0;
  for (const element of loop.elements) {
    if (!turn(loop, element)) return TOO_MUCH_WORK;
    const value = condition(loop.at);
    if (isUnanswerable(value)) return value;
    if (value === true) count += 1;
  }
  return count === 1;
}

function collect(
  loop: Loop,
  condition: Term['run'] | undefined,
  transform: (element: Value) => Value,
): Value {
  const list: Value[] = [];
  for (const element of loop.elements) {
    if (!turn(loop, element)) return TOO_MUCH_WORK;
    const wanted = condition === undefined || condition(loop.at);
    const value = wanted === true ? transform(element) : wanted;
    if (isUnanswerable(value)) return value;
    if (wanted === true) list.push(value ?? null);
  }
  return list;
}
