export type TokenKind = 'key' | 'string' | 'number' | 'word' | 'plain';

export interface Token {
  kind: TokenKind;
  start: number;
  end: number;
}

const BEGINNING = /"|-?\d[\d.eE+-]*|\b(?:true|false|null)\b/g;
const COLON = /\s*:/y;

/** Coloured parts of JSON text, in order; what lies between them is punctuation. Text that is cut or not quite JSON does no harm. */
export function* jsonTokens(text: string): Generator<Token> {
  const beginning = new RegExp(BEGINNING);
  for (let match = beginning.exec(text); match; match = beginning.exec(text)) {
    const start = match.index;
    if (match[0] !== '"') {
      yield { kind: /^[tfn]/.test(match[0]) ? 'word' : 'number', start, end: beginning.lastIndex };
      continue;
    }
    const end = stringEnd(text, start);
    COLON.lastIndex = end;
    yield { kind: COLON.test(text) ? 'key' : 'string', start, end };
    beginning.lastIndex = end;
  }
}

/** Not by a regular expression, whose backtracking runs out of stack on strings of megabytes. */
function stringEnd(text: string, start: number): number {
  let quote = start;
  for (;;) {
    quote = text.indexOf('"', quote + 1);
    if (quote < 0) return text.length;
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return quote + 1;
  }
}
