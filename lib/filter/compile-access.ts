import type { ASTNode } from '@marcbachmann/cel-js';
import { FilterError } from './filter-fault';
import { type Compiler, constantTerm, type NodeOf, quote, type Term, wordsFor } from './term';
import {
  fieldOf,
  isList,
  isObject,
  isUnanswerable,
  type JsonObject,
  Timestamp,
  type Value,
} from './value';

/** `a.b.c`: undefined where something on the way is no object, or has no such name of its own. */
export function compileField(node: NodeOf<'.'>, compiler: Compiler): Term {
  const names = [node.args[1]];
  let parentNode = node.args[0];
  for (; parentNode.op === '.'; parentNode = parentNode.args[0]) names.unshift(parentNode.args[1]);
  const parent = compiler.compile(parentNode);
  requireMembers(parent, parentNode, compiler);
  const { run } = parent;
  const follow = names.every(isPlain) ? followPlain : followAny;
  return { type: 'any', parts: parent.parts + names.length, run: (at) => follow(run(at), names) };
}

function followAny(value: Value, names: readonly string[]): Value {
  return names.reduce(fieldOf, value);
}

/** The same, much faster, for names that no value has but objects of JSON. */
function followPlain(value: Value, names: readonly string[]): Value {
  if (isUnanswerable(value)) return value;
  let rest: Value = value;
  for (const name of names) {
    if (!isContainer(rest)) return undefined;
    rest = rest[name];
  }
  return rest;
}

/** A list or a time is taken for an object, as it has none of the names that are asked for. */
function isContainer(value: Value): value is JsonObject {
  return typeof value === 'object' && value !== null;
}

const NAMES_OF_TIMES: ReadonlySet<string> = new Set(Object.keys(new Timestamp(0)));

function isPlain(name: string): boolean {
  return !(name in Array.prototype) && !NAMES_OF_TIMES.has(name);
}

/** `a[0]` and `a["name"]`: undefined where there is nothing. */
export function compileIndex(node: NodeOf<'[]'>, compiler: Compiler): Term {
  const [parentNode, indexNode] = node.args;
  const parent = compiler.compile(parentNode);
  if (parent.type !== 'list') requireMembers(parent, parentNode, compiler);
  const index = compiler.compile(indexNode);
  if (!['number', 'string', 'any'].includes(index.type)) {
    throw new FilterError(`an index is a number or text, not ${wordsFor(index.type)}`, indexNode);
  }
  return {
    type: 'any',
    parts: parent.parts + index.parts,
    run(at) {
      const key = index.run(at);
      return isUnanswerable(key) ? key : memberOf(parent.run(at), key);
    },
  };
}

function memberOf(value: Value, key: Value): Value {
  if (typeof key === 'string') return fieldOf(value, key);
  if (isList(value)) return typeof key === 'number' ? value[key] : undefined;
  return isUnanswerable(value) ? value : undefined;
}

function requireMembers({ type }: Term, node: ASTNode, compiler: Compiler): void {
  if (type === 'any') return;
  throw new FilterError(`${quote(compiler, node)} is ${wordsFor(type)}, which has no fields`, node);
}

/** `has(a.b.c)`: whether the name is there, be it null. */
export function compileHas(node: NodeOf<'call'>, compiler: Compiler): Term {
  const [, [field, ...others]] = node.args;
  if (field?.op !== '.' || others.length > 0) {
    throw new FilterError('has() takes one field, as in has(data.user)', node);
  }
  const [parentNode, name] = field.args;
  const parent = compiler.compile(parentNode);
  requireMembers(parent, parentNode, compiler);
  return {
    type: 'bool',
    parts: parent.parts + 1,
    run(at) {
      const value = parent.run(at);
      return isUnanswerable(value) ? value : isObject(value) && Object.hasOwn(value, name);
    },
  };
}

export function compileList(node: NodeOf<'list'>, compiler: Compiler): Term {
  const items = node.args.map((item) => compiler.compile(item));
  const values = items.map(({ constant }) => constant?.value);
  if (items.every(({ constant }) => constant !== undefined)) return constantTerm('list', values);
  return {
    type: 'list',
    parts: items.reduce((sum, item) => sum + item.parts, 1),
    run(at) {
      const list: Value[] = [];
      for (const item of items) {
        const value = item.run(at);
        if (isUnanswerable(value)) return value;
        list.push(value ?? null);
      }
      return list;
    },
  };
}
