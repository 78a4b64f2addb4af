import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import { FilterError } from './filter-fault';
import { VARIABLES } from './variables';

const MAX_DEPTH = 100;
const MAX_LIST = 1_000;
/** Text in quotes, closed or not, is stepped over; a longer run of `!` and `-` would be as deep a tree. */
const DEEP_UNARY = /"(?:[^"\\]|\\.)*(?:"|\\?$)|'(?:[^'\\]|\\.)*(?:'|\\?$)|((?:[!-]\s*){100})/gs;

const parser = new Environment({ limits: { maxDepth: MAX_DEPTH, maxListElements: MAX_LIST } });

/** The names of the parser for what may stand in an expression. */
const TOKENS: Record<string, string> = {
  RPAREN: ')',
  RBRACKET: ']',
  RBRACE: '}',
  COLON: ':',
  IDENTIFIER: 'a name',
};

const MESSAGES: Record<string, string> = {
  unterminated_string: 'the quotes are not closed',
  unterminated_triple_quoted_string: 'the quotes are not closed',
  newline_in_string: 'a line break inside quotes: write \\n',
};

const NAMES_A_VARIABLE = new RegExp(`\\b(${Object.keys(VARIABLES).join('|')})\\b`);
const SEARCH_HINT = '; to search for the text as it stands, put it in quotes';

/** By what the parser calls its limits. */
const LIMITS: Record<string, string> = {
  maxDepth: `nested more than ${MAX_DEPTH} deep`,
  maxListElements: `a list has at most ${MAX_LIST} elements`,
};

/** What is meant by characters that are no operators by themselves. */
const MEANT: Record<string, string> = { '=': '==', '&': '&&', '|': '||' };

/**
 * Parses an expression of CEL.
 * @throws FilterError that points at the character
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax
 */
export function parseExpression(text: string): ASTNode {
  for (const { 1: run, index } of text.matchAll(DEEP_UNARY)) {
    if (run !== undefined) throw tooDeep({ start: index, end: index + run.length });
  }
  try {
    return parser.parse(text).ast;
  } catch (error) {
    if (error instanceof ParseError) throw toFilterError(error, text);
    throw new FilterError('this cannot be read as an expression', { start: 0, end: text.length });
  }
}

function toFilterError(error: ParseError, text: string): FilterError {
  const { start = 0, end = text.length } = error.range ?? {};
  const at = {
    start: Math.min(start, text.length),
    end: Math.min(Math.max(end, start + 1), text.length),
  };
  const message = messageOf(error, text.slice(at.start, at.end));
  return new FilterError(NAMES_A_VARIABLE.test(text) ? message : message + SEARCH_HINT, at);
}

function messageOf({ code, summary }: ParseError, found: string): string {
  const known = MESSAGES[code];
  if (known !== undefined) return known;
  if (code === 'limit_exceeded') return LIMITS[/max\w+/.exec(summary)?.[0] ?? ''] ?? summary;
  if (!code.startsWith('unexpected') && code !== 'expected_token') return summary;
  const meant = MEANT[found];
  if (meant !== undefined) return `${found} is no operator: write ${meant}`;
  const wanted = TOKENS[/^Expected (\w+)/.exec(summary)?.[1] ?? ''];
  const expected = wanted === undefined ? '' : `, where ${wanted} is expected`;
  return found === ''
    ? `the expression ends too early${expected}`
    : `unexpected ${found}${expected}`;
}

function tooDeep(at: { start: number; end: number }): FilterError {
  return new FilterError(`nested more than ${MAX_DEPTH} deep`, at);
}
