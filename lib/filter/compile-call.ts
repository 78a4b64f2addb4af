import type { ASTNode } from '@marcbachmann/cel-js';
import { compileHas } from './compile-access';
import { compileComprehension, isComprehension } from './compile-comprehension';
import { compileMatches } from './compile-matches';
import { Evaluation, NOBODY } from './evaluation';
import { FilterError } from './filter-fault';
import { type FilterFunction, FUNCTIONS } from './functions';
import {
  type Compiler,
  constantTerm,
  type NodeOf,
  quote,
  type StaticType,
  type Term,
  wordsFor,
} from './term';
import { describeType, isUnanswerable, unanswerable, type Value } from './value';

interface Call {
  node: ASTNode;
  name: string;
  method: boolean;
  /** The receiver first. */
  args: readonly ASTNode[];
}

/** `name(a)`. */
export function compileCall(node: NodeOf<'call'>, compiler: Compiler): Term {
  const [name, args] = node.args;
  if (name === 'has') return compileHas(node, compiler);
  return compileFunction({ node, name, method: false, args }, compiler);
}

/** `a.name(b)`. */
export function compileMethod(node: NodeOf<'rcall'>, compiler: Compiler): Term {
  const [name, receiver, args] = node.args;
  if (isComprehension(name)) return compileComprehension(node, compiler);
  if (name === 'matches') return compileMatches(node, compiler);
  return compileFunction({ node, name, method: true, args: [receiver, ...args] }, compiler);
}

function compileFunction(call: Call, compiler: Compiler): Term {
  const found = FUNCTIONS.find(({ name, method }) => name === call.name && method === call.method);
  if (found === undefined) throw new FilterError(unknownFunction(call), call.node);
  const terms = call.args.map((arg) => compiler.compile(arg));
  const wanted = found.takes.length;
  if (terms.length !== wanted) {
    const count = wanted - Number(call.method);
    throw new FilterError(
      `${call.name}() takes ${count} ${count === 1 ? 'argument' : 'arguments'}`,
      call.node,
    );
  }
  requireFit(call, found, terms);
  return callTerm(call, found, { terms, part: quote(compiler, call.node) });
}

interface Arguments {
  terms: readonly Term[];
  /** The call as it is quoted. */
  part: string;
}

function unknownFunction({ name, method }: Call): string {
  const other = FUNCTIONS.find((one) => one.name === name);
  if (other) {
    return method
      ? `${name} is written ${name}(…)`
      : `${name} is written after a dot: value.${name}(…)`;
  }
  const names = FUNCTIONS.filter((one) => one.method === method).map((one) => one.name);
  const special = method ? ['matches', 'exists', 'all', 'exists_one', 'map', 'filter'] : ['has'];
  return `there is no function ${name}; there are ${[...names, ...special].join(', ')}`;
}

function requireFit(call: Call, { takes }: FilterFunction, terms: readonly Term[]): void {
  for (const [index, { type }] of terms.entries()) {
    const fitting = takes[index] ?? [];
    if (type === 'any' || type === 'null' || fitting.includes(type)) continue;
    throw new FilterError(
      `${call.name}() takes ${fitting.map(wordsFor).join(' or ')}, not ${wordsFor(type)}`,
      call.args[index] ?? call.node,
    );
  }
}

/**
 * What is not there, or null, makes a test false and everything else undefined.
 * A call with constants alone is made once, here, where its fault can be pointed at.
 */
function callTerm(call: Call, found: FilterFunction, { terms, part }: Arguments): Term {
  const { gives } = found;
  const [first, second] = terms;
  const nothing = gives === 'bool' ? false : undefined;
  const run: Term['run'] = (at) => {
    const a = first?.run(at);
    const b = second?.run(at);
    if (isUnanswerable(a)) return a;
    if (isUnanswerable(b)) return b;
    if (isNothing(a) || (second && isNothing(b))) return nothing;
    const value = found.apply(a, b, at);
    if (value !== undefined) return value;
    const types = second ? `${describeType(a)} and ${describeType(b)}` : describeType(a);
    return unanswerable(`${part} is of ${types}`);
  };
  if (terms.every(({ constant }) => constant !== undefined)) return folded(call, gives, run);
  return { type: gives, parts: terms.reduce((sum, { parts }) => sum + parts, 1), run };
}

function folded({ node }: Call, type: StaticType, run: Term['run']): Term {
  const evaluation = new Evaluation();
  evaluation.begin(NOBODY);
  const value = run(evaluation);
  if (isUnanswerable(value)) throw new FilterError(value.description ?? '', node);
  return constantTerm(type, value);
}

function isNothing(value: Value): boolean {
  return value === undefined || value === null;
}
