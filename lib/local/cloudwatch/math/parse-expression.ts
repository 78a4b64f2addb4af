import { MathFault, type Token, tokenize } from './tokenize';

/** A metric math expression as a tree. */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  /** The id of another query, or a word such as REPEAT. */
  | { kind: 'name'; name: string }
  | { kind: 'list'; items: Expression[] }
  | { kind: 'call'; name: string; parameters: Expression[] }
  | { kind: 'negation'; operand: Expression }
  | { kind: 'operation'; operator: string; left: Expression; right: Expression };

/** Operators of two operands from the loosest to the tightest; those of one row go from left to right. */
const LEVELS: readonly (readonly string[])[] = [
  ['||', 'OR'],
  ['&&', 'AND'],
  ['==', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/'],
];
const MAX_DEPTH = 60;

/**
 * Reads a metric math expression.
 * @throws MathFault with the offset of what is wrong
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function parseExpression(text: string): Expression {
  const parser = new Parser(tokenize(text));
  const expression = parser.expression(0);
  parser.end();
  return expression;
}

class Parser {
  readonly #tokens: readonly Token[];
  #position = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  expression(level: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return this.#negation();
    let left = this.expression(level + 1);
    for (;;) {
      const operator = this.#takeOneOf(operators);
      if (operator === undefined) return left;
      left = { kind: 'operation', operator, left, right: this.expression(level + 1) };
    }
  }

  end(): void {
    const token = this.#next();
    if (token.kind !== 'end') throw unexpected(token);
  }

  #negation(): Expression {
    if (this.#takeOneOf(['-']) !== undefined) {
      return { kind: 'negation', operand: this.#nested(() => this.#negation()) };
    }
    const base = this.#primary();
    if (this.#takeOneOf(['^']) === undefined) return base;
    const right = this.#nested(() => this.#negation());
    return { kind: 'operation', operator: '^', left: base, right };
  }

  #primary(): Expression {
    const token = this.#take();
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.kind === 'text') return { kind: 'text', value: token.text };
    if (token.kind === 'name') {
      if (this.#takeOneOf(['(']) === undefined) return { kind: 'name', name: token.text };
      return { kind: 'call', name: token.text.toUpperCase(), parameters: this.#listUntil(')') };
    }
    if (token.text === '[') return { kind: 'list', items: this.#listUntil(']') };
    if (token.text === '(') {
      const inner = this.#nested(() => this.expression(0));
      this.#expect(')');
      return inner;
    }
    throw unexpected(token);
  }

  #listUntil(closing: string): Expression[] {
    const items: Expression[] = [];
    if (this.#takeOneOf([closing]) !== undefined) return items;
    do items.push(this.#nested(() => this.expression(0)));
    while (this.#takeOneOf([',']) !== undefined);
    this.#expect(closing);
    return items;
  }

  /** Bounds recursion, so that a hostile expression ends in a fault and not in a stack overflow. */
  #nested(parse: () => Expression): Expression {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new MathFault('Nested too deeply', this.#next().offset);
    const expression = parse();
    this.#depth -= 1;
    return expression;
  }

  #next(): Token {
    return this.#tokens[this.#position] ?? { kind: 'end', text: '', offset: 0 };
  }

  #take(): Token {
    const token = this.#next();
    this.#position += 1;
    return token;
  }

  #takeOneOf(texts: readonly string[]): string | undefined {
    const { kind, text } = this.#next();
    if ((kind !== 'sign' && kind !== 'name') || !texts.includes(text)) return undefined;
    this.#position += 1;
    return text;
  }

  #expect(text: string): void {
    const token = this.#take();
    if (token.kind !== 'sign' || token.text !== text)
      throw unexpected(token, `, expected '${text}'`);
  }
}

function unexpected(token: Token, hint = ''): MathFault {
  const what = token.kind === 'end' ? 'end of expression' : `'${token.text}'`;
  return new MathFault(`Unexpected ${what}${hint}`, token.offset);
}
