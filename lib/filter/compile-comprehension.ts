import type { ASTNode } from '@marcbachmann/cel-js';
import { type Condition, compileCondition } from './compile-logic';
import { type Evaluation, TOO_MUCH_WORK } from './evaluation';
import { FilterError } from './filter-fault';
import { type Compiler, type NodeOf, quote, type Term, wordsFor } from './term';
import { describeType, isList, isObject, Unanswerable, type Value } from './value';

type Quantifier = 'exists' | 'all' | 'exists_one';

/** Calls back for each element, which then stands in the variable; stops at an answer that is not undefined. */
interface Each {
  at: Evaluation;
  visit: (answer: (element: Value) => Value) => Value;
}

interface Body {
  type: 'bool' | 'list';
  run: (each: Each) => Value;
  parts: number;
}

const QUANTIFIERS: Record<Quantifier, (each: Each, condition: Condition) => Value> = {
  exists: (each, condition) => firstToSay(true, each, condition),
  all: (each, condition) => firstToSay(false, each, condition),
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
  const [variable, ...bodies] = args;
  const longest = name === 'map' ? 2 : 1;
  if (variable?.op !== 'id' || bodies.length === 0 || bodies.length > longest) {
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
    const body = compileBody(name, bodies, compiler);
    const part = quote(compiler, listNode);
    return {
      type: body.type,
      parts: list.parts + body.parts + 1,
      run(at) {
        const value = list.run(at);
        if (value instanceof Unanswerable) return value;
        if (value === undefined || value === null) return body.type === 'bool' ? false : undefined;
        const elements = isObject(value) ? Object.keys(value) : value;
        if (!isList(elements))
          return new Unanswerable(`${part} is ${describeType(value)}, not a list`);
        return body.run({
          at,
          visit: (answer) => visit({ elements, slot, at, cost: body.parts }, answer),
        });
      },
    };
  });
}

function isQuantifier(name: string): name is Quantifier {
  return Object.hasOwn(QUANTIFIERS, name);
}

function compileBody(name: string, bodies: readonly ASTNode[], compiler: Compiler): Body {
  const last = bodies.at(-1);
  if (last === undefined) throw new Error('A comprehension has a body.');
  if (name === 'map') {
    const condition =
      bodies.length > 1 && bodies[0] ? compileCondition(bodies[0], compiler) : undefined;
    const { run, parts } = compiler.compile(last);
    return {
      type: 'list',
      parts: parts + (condition?.parts ?? 0),
      run: (each) => collect(each, condition?.run, () => run(each.at)),
    };
  }
  const { run, parts } = compileCondition(last, compiler);
  if (isQuantifier(name)) {
    return { type: 'bool', parts, run: (each) => QUANTIFIERS[name](each, run) };
  }
  return { type: 'list', parts, run: (each) => collect(each, run, (element) => element) };
}

interface Visited {
  elements: readonly Value[];
  slot: number;
  at: Evaluation;
  cost: number;
}

function visit({ elements, slot, at, cost }: Visited, answer: (element: Value) => Value): Value {
  for (const element of elements) {
    if (!at.spend(cost)) return TOO_MUCH_WORK;
    at.slots[slot] = element;
    const found = answer(element);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** As `||` or `&&` over the elements: an answer that decides outweighs elements that cannot be answered. */
function firstToSay(decides: boolean, { at, visit: forEach }: Each, condition: Condition): Value {
  let unanswerable: Unanswerable | undefined;
  const found = forEach(() => {
    const value = condition(at);
    if (value === decides || value === TOO_MUCH_WORK) return value;
    if (value instanceof Unanswerable) unanswerable ??= value;
    return undefined;
  });
  return found ?? unanswerable ?? !decides;
}

function countsOne({ at, visit: forEach }: Each, condition: Condition): Value {
  let count = 0;
  const fault = forEach(() => {
    const value = condition(at);
    if (value === true) count += 1;
    return value instanceof Unanswerable ? value : undefined;
  });
  return fault ?? count === 1;
}

function collect(
  { at, visit: forEach }: Each,
  condition: Condition | undefined,
  transform: (element: Value) => Value,
): Value {
  const list: Value[] = [];
  const fault = forEach((element) => {
    const wanted = condition?.(at) ?? true;
    if (wanted === false) return undefined;
    const value = wanted === true ? transform(element) : wanted;
    if (value instanceof Unanswerable) return value;
    list.push(value ?? null);
    return undefined;
  });
  return fault ?? list;
}
