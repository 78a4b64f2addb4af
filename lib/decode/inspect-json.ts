import { isInexact } from '@/lib/format/is-inexact';

/** Deeper JSON is valid, but a tree of it would hurt the page: it is shown as text. */
export const MAX_JSON_DEPTH = 1_000;

interface JsonFindings {
  /** Number tokens, as written, whose value JSON.parse would change. */
  inexactNumbers: ReadonlySet<string>;
  /** Names that occur twice in one object, of which JSON.parse would keep the last. */
  duplicateKeys: ReadonlySet<string>;
}

const PLAIN_TOKEN = /-?\d[\d.eE+-]*|[{}[\]:]/y;
const FILLER = /[^"\d{}[\]:-]*/y;

/** Looks through JSON that is known to be valid for what parsing would lose. Iterative, so depth costs no stack. */
export function inspectJson(text: string): JsonFindings | 'too deep' {
  const inexactNumbers = new Set<string>();
  const duplicateKeys = new Set<string>();
  /** Names seen so far in each open object; arrays have none. */
  const open: (Set<string> | null)[] = [];
  let lastString = '';
  for (const token of tokens(text)) {
    const first = token[0];
    if (first === '"') lastString = token;
    else if (first === ':') noteKey(lastString, open.at(-1), duplicateKeys);
    else if (first === '{' || first === '[') {
      open.push(first === '{' ? new Set() : null);
      if (open.length > MAX_JSON_DEPTH) return 'too deep';
    } else if (first === '}' || first === ']') open.pop();
    else if (isInexact(token)) inexactNumbers.add(token);
  }
  return { inexactNumbers, duplicateKeys };
}

function* tokens(text: string): Generator<string> {
  let at = 0;
  for (;;) {
    FILLER.lastIndex = at;
    FILLER.test(text);
    const start = FILLER.lastIndex;
    if (start >= text.length) return;
    at = text[start] === '"' ? stringEnd(text, start) : plainEnd(text, start);
    yield text.slice(start, at);
  }
}

function plainEnd(text: string, start: number): number {
  PLAIN_TOKEN.lastIndex = start;
  PLAIN_TOKEN.test(text);
  return PLAIN_TOKEN.lastIndex;
}

/** Not by a regular expression, whose backtracking would run out of stack on strings of megabytes. */
function stringEnd(text: string, start: number): number {
  let quote = start;
  for (;;) {
    quote = text.indexOf('"', quote + 1);
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return quote + 1;
  }
}

function noteKey(raw: string, seen: Set<string> | null | undefined, duplicates: Set<string>): void {
  if (!seen) return;
  const key = raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1);
  if (seen.has(key)) duplicates.add(key);
  seen.add(key);
}
