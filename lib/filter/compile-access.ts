import { FilterError } from './filter-fault';
import { type Compiler, constantTerm, type NodeOf, quote, type Term, wordsFor } from './term';
import { isObject, memberOf, Unanswerable, type Value } from './value';

/** `a.name`: undefined where a is no object or has no such name of its own. */
export function compileField(node: NodeOf<'.'>, compiler: Compiler): Term {
  const [parentNode, name] = node.args;
  const parent = compiler.compile(parentNode);
  requireMembers(parent, node, compiler);
  const { run } = parent;
  return { type: 'any', parts: parent.parts + 1, run: (at) => fieldOf(run(at), name) };
}

function fieldOf(value: Value, name: string): Value {
  if (isObject(value)) return Object.hasOwn(value, name) ? value[name] : undefined;
  return value instanceof Unanswerable ? value : undefined;
}

/** `a[0]` and `a["name"]`: undefined where there is nothing. */
export function compileIndex(node: NodeOf<'[]'>, compiler: Compiler): Term {
  const [parentNode, indexNode] = node.args;
  const parent = compiler.compile(parentNode);
  requireMembers(parent, node, compiler);
  const index = compiler.compile(indexNode);
  if (!['number', 'string', 'any'].includes(index.type)) {
    throw new FilterError(`an index is a number or text, not ${wordsFor(index.type)}`, indexNode);
  }
  return {
    type: 'any',
    parts: parent.parts + index.parts,
    run(at) {
      const key = index.run(at);
      return key instanceof Unanswerable ? key : memberOf(parent.run(at), key);
    },
  };
}

function requireMembers(
  { type }: Term,
  node: NodeOf<'.'> | NodeOf<'[]'>,
  compiler: Compiler,
): void {
  if (type === 'any' || (type === 'list' && node.op === '[]')) return;
  const parent = node.args[0];
  throw new FilterError(
    `${quote(compiler, parent)} is ${wordsFor(type)}, which has no ${node.op === '.' ? 'fields' : 'elements'}`,
    { start: parent.end, end: node.end },
  );
}

/** `has(a.b.c)`: whether the name is there, be it null. */
export function compileHas(node: NodeOf<'call'>, compiler: Compiler): Term {
  const [, [field, ...others]] = node.args;
  if (field?.op !== '.' || others.length > 0) {
    throw new FilterError('has() takes one field, as in has(data.user)', node);
  }
  const [parentNode, name] = field.args;
  const parent = compiler.compile(parentNode);
  requireMembers(parent, field, compiler);
  return {
    type: 'bool',
    parts: parent.parts + 1,
    run(at) {
      const value = parent.run(at);
      return value instanceof Unanswerable ? value : isObject(value) && Object.hasOwn(value, name);
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
        if (value instanceof Unanswerable) return value;
        list.push(value ?? null);
      }
      return list;
    },
  };
}
