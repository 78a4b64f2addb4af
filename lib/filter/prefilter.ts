import { Buffer } from 'node:buffer';
import type { ASTNode } from '@marcbachmann/cel-js';
import { operandsOf } from './compile-logic';
import type { NodeOf } from './term';

/** Whether the bytes of a record may match. */
export type Prefilter = (bytes: Buffer) => boolean;
/** The variables that hold data, or elements of it. */
type DataNames = ReadonlySet<string>;

/** What JSON may write in more ways than itself and `\u`; and lone surrogates, which have no bytes. */
const ESCAPABLE = /["\\/\p{Cc}\p{Cs}]/u;
const UNICODE_ESCAPE = Buffer.from('\\u');
/** Shorter text is in most records, so that looking for it is wasted. */
const MIN_LENGTH = 3;
/** Longer text could take long to look for in bytes that resemble it. */
const MAX_BYTES = 64;
const TEXT_TESTS: ReadonlySet<string> = new Set(['contains', 'startsWith', 'endsWith']);

/**
 * A test of raw bytes that no match of an expression fails: text that the expression wants in the data
 * stands in the record as it is, or with a `\u` escape. Undefined where it wants no such text.
 */
export function prefilterOf(root: ASTNode): Prefilter | undefined {
  return ofNode(root, new Set(['data']));
}

function ofNode(node: ASTNode, dataNames: DataNames): Prefilter | undefined {
  switch (node.op) {
    case '&&': {
      const tests = operandsOf(node).flatMap((operand) => ofNode(operand, dataNames) ?? []);
      return tests.length === 0 ? undefined : (bytes) => tests.every((test) => test(bytes));
    }
    case '||':
      return anyOf(operandsOf(node).map((operand) => ofNode(operand, dataNames)));
    case '==': {
      const [left, right] = node.args;
      return ofText(left, right, dataNames) ?? ofText(right, left, dataNames);
    }
    case 'in': {
      const [item, list] = node.args;
      if (list.op !== 'list') return ofText(list, item, dataNames);
      return anyOf(list.args.map((element) => ofText(item, element, dataNames)));
    }
    case 'rcall':
      return ofMethod(node, dataNames);
    default:
      return undefined;
  }
}

function ofMethod(node: NodeOf<'rcall'>, dataNames: DataNames): Prefilter | undefined {
  const [name, receiver, [first, second]] = node.args;
  if (first === undefined) return undefined;
  if (TEXT_TESTS.has(name)) return ofText(receiver, first, dataNames);
  if ((name !== 'exists' && name !== 'exists_one') || first.op !== 'id' || !second)
    return undefined;
  const inner = new Set(dataNames);
  if (isData(receiver, dataNames)) inner.add(first.args);
  else inner.delete(first.args);
  return ofNode(second, inner);
}

function anyOf(tests: readonly (Prefilter | undefined)[]): Prefilter | undefined {
  const known = tests.flatMap((test) => test ?? []);
  if (known.length < tests.length || known.length === 0) return undefined;
  return known.length === 1 ? known[0] : (bytes) => known.some((test) => test(bytes));
}

function ofText(data: ASTNode, text: ASTNode, dataNames: DataNames): Prefilter | undefined {
  if (text.op !== 'value' || typeof text.args !== 'string' || !isData(data, dataNames)) {
    return undefined;
  }
  const [longest = ''] = text.args.split(ESCAPABLE).toSorted((a, b) => b.length - a.length);
  if (longest.length < MIN_LENGTH) return undefined;
  const wanted = Buffer.from(longest).subarray(0, MAX_BYTES);
  return (bytes) => bytes.includes(wanted) || bytes.includes(UNICODE_ESCAPE);
}

/** Whether a value comes out of the data as it stands there. */
function isData(node: ASTNode, dataNames: DataNames): boolean {
  let rest = node;
  while (rest.op === '.' || rest.op === '[]') rest = rest.args[0];
  return rest.op === 'id' && dataNames.has(rest.args);
}
