export type TokenKind = 'number' | 'text' | 'name' | 'sign' | 'end';

export interface Token {
  kind: TokenKind;
  /** The token as written; of a text, what stands between its quotes. */
  text: string;
  offset: number;
}

/** What is wrong with an expression, and at which character. */
export class MathFault extends Error {
  readonly offset: number | undefined;

  constructor(message: string, offset?: number) {
    super(message);
    this.name = 'MathFault';
    this.offset = offset;
  }
}

const PATTERN =
  /(?<space>\s+)|(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|(?<name>[A-Za-z_]\w*)|'(?<single>[^']*)'|"(?<double>[^"]*)"|(?<sign>==|!=|<=|>=|&&|\|\||[-+*/^()[\],<>])/y;

/** Splits an expression into tokens; the last one is `end`. @throws MathFault at a character that belongs to none */
export function tokenize(expression: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(PATTERN);
  let offset = 0;
  while (offset < expression.length) {
    pattern.lastIndex = offset;
    const groups = pattern.exec(expression)?.groups;
    if (!groups) throw new MathFault(`Unexpected character '${expression[offset]}'`, offset);
    const token = tokenOf(groups, offset);
    if (token) tokens.push(token);
    offset = pattern.lastIndex;
  }
  tokens.push({ kind: 'end', text: '', offset });
  return tokens;
}

function tokenOf(groups: Record<string, string | undefined>, offset: number): Token | undefined {
  const { number, name, sign } = groups;
  const text = groups['single'] ?? groups['double'];
  if (number !== undefined) return { kind: 'number', text: number, offset };
  if (name !== undefined) return { kind: 'name', text: name, offset };
  if (text !== undefined) return { kind: 'text', text, offset };
  if (sign !== undefined) return { kind: 'sign', text: sign, offset };
  return undefined;
}
