export type TokenKind = 'key' | 'string' | 'number' | 'word' | 'plain';

export interface Token {
  kind: TokenKind;
  start: number;
  end: number;
}

const TOKEN = /("(?:[^"\\]|\\.)*"?)(\s*:)?|-?\d[\d.eE+-]*|\b(?:true|false|null)\b/gs;

/** Coloured parts of JSON text, in order; what lies between them is punctuation. Text that is cut or not quite JSON does no harm. */
export function* jsonTokens(text: string): Generator<Token> {
  for (const match of text.matchAll(TOKEN)) {
    const [whole, string, colon] = match;
    const end = match.index + (string ?? whole).length;
    yield { kind: kindOf(whole, string, colon), start: match.index, end };
  }
}

function kindOf(whole: string, string: string | undefined, colon: string | undefined): TokenKind {
  if (string !== undefined) return colon === undefined ? 'string' : 'key';
  return /^[tfn]/.test(whole) ? 'word' : 'number';
}
