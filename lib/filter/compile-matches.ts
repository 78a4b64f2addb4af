import { FilterError } from './filter-fault';
import type { LinearRegex } from './linear-regex';
import { type Compiler, type NodeOf, quote, type Term, wordsFor } from './term';
import { describeType, isUnanswerable, unanswerable, type Value } from './value';

/** `text.matches("pattern")`, in time linear in the text; the pattern is written out, so that it is checked once. */
export function compileMatches(node: NodeOf<'rcall'>, compiler: Compiler): Term {
  const [, receiver, args] = node.args;
  const text = compiler.compile(receiver);
  if (text.type !== 'any' && text.type !== 'string') {
    throw new FilterError(`matches() takes text, not ${wordsFor(text.type)}`, receiver);
  }
  const regex = regexOf(node, args, compiler);
  const part = quote(compiler, receiver);
  return {
    type: 'bool',
    parts: text.parts + 1,
    run(at) {
      const value = text.run(at);
      if (typeof value === 'string') return regex.test(value, at);
      if (isUnanswerable(value)) return value;
      if (value === undefined || value === null) return false;
      return unanswerable(`${part} is ${describeType(value)}, not text`);
    },
  };
}

function regexOf(
  node: NodeOf<'rcall'>,
  args: NodeOf<'rcall'>['args'][2],
  compiler: Compiler,
): LinearRegex {
  const [pattern, ...others] = args;
  if (pattern === undefined || others.length > 0) {
    throw new FilterError('matches() takes one argument', node);
  }
  const constant: Value = compiler.compile(pattern).constant?.value;
  if (typeof constant !== 'string') {
    throw new FilterError('the pattern of matches() is text in quotes', pattern);
  }
  const regex = compiler.regexes.compile(constant);
  if ('fault' in regex) {
    throw new FilterError(`not a pattern that can be used: ${regex.fault}`, pattern);
  }
  return regex;
}
