import { isInexact } from '@/lib/format/is-inexact';

/** Deeper JSON is valid, but a tree of it would hurt the page: it is shown as text. */
export const MAX_JSON_DEPTH = 1_000;
/** Keys and long numbers cost most; behind so many of them only the grammar is checked. */
const MAX_CHECKED = 30_000;

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const PLUS = 0x2b;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const LOWER_E = 0x65;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const LOWER_U = 0x75;
const ESCAPED = '"\\/bfnrt';
const HEX_DIGITS = 4;
const HEX = /^[0-9a-fA-F]{4}$/;
const WORD = /true|false|null/y;
/** What a string may not hold as it is: a backslash, and characters before the space. */
const SPECIAL = /[^ -\uffff]|\\/g;
/** Numbers of up to 15 characters are held well, unless they have an exponent. */
const SAFE_LENGTH = 15;

export interface JsonFindings {
  /** Number tokens, as written, whose value JSON.parse would change. */
  inexactNumbers: ReadonlySet<string>;
  /** Names that occur twice in one object, of which JSON.parse would keep the last. */
  duplicateKeys: ReadonlySet<string>;
  /** Whether all keys and numbers were looked at. */
  complete: boolean;
}

/**
 * Checks the grammar of JSON, and finds what parsing would lose, in one pass that costs no stack.
 * Answers the character at which it is no JSON, or that it is too deep.
 */
export function scanJson(text: string): JsonFindings | { faultAt: number } | 'too deep' {
  const scanner = new JsonScanner(text);
  const outcome = scanner.run();
  if (outcome !== 'valid') return outcome === 'fault' ? { faultAt: scanner.at } : outcome;
  const { inexactNumbers, duplicateKeys, checked } = scanner;
  return { inexactNumbers, duplicateKeys, complete: checked <= MAX_CHECKED };
}

class JsonScanner {
  at = 0;
  checked = 0;
  readonly inexactNumbers = new Set<string>();
  readonly duplicateKeys = new Set<string>();
  /** Names seen so far in each open object; arrays have none. */
  private readonly open: (Set<string> | null)[] = [];
  private special = -1;

  constructor(private readonly text: string) {}

  run(): 'valid' | 'fault' | 'too deep' {
    for (;;) {
      const container = this.value();
      if (container === undefined) return 'fault';
      if (this.open.length > MAX_JSON_DEPTH) return 'too deep';
      if (container === 'opened') continue;
      if (!this.next()) return 'fault';
      if (this.open.length === 0) return this.at >= this.text.length ? 'valid' : 'fault';
    }
  }

  /** Reads a value, or opens a container up to its first value. */
  private value(): 'opened' | 'whole' | undefined {
    const code = this.peek();
    if (code === OPEN_OBJECT || code === OPEN_ARRAY) return this.container(code === OPEN_OBJECT);
    if (code === QUOTE) return this.string() ? 'whole' : undefined;
    const found = code === MINUS || isDigit(code) ? this.number() : this.match(WORD);
    return found ? 'whole' : undefined;
  }

  private container(object: boolean): 'opened' | 'whole' | undefined {
    this.at++;
    if (this.peek() === (object ? CLOSE_OBJECT : CLOSE_ARRAY)) {
      this.at++;
      return 'whole';
    }
    this.open.push(object ? new Set() : null);
    return !object || this.key() ? 'opened' : undefined;
  }

  /** Steps over closing brackets and the comma behind a value, up to the next value or the end. */
  private next(): boolean {
    for (;;) {
      const code = this.peek();
      const names = this.open.at(-1);
      if (names === undefined) return true;
      this.at++;
      if (code === COMMA) return names === null || this.key();
      if (code !== (names === null ? CLOSE_ARRAY : CLOSE_OBJECT)) {
        this.at--;
        return false;
      }
      this.open.pop();
    }
  }

  private key(): boolean {
    if (this.peek() !== QUOTE) return false;
    const start = this.at;
    if (!this.string()) return false;
    const end = this.at;
    if (this.peek() !== COLON) return false;
    this.at++;
    this.note(start, end);
    return true;
  }

  private note(start: number, end: number): void {
    const seen = this.open.at(-1);
    if (!seen || ++this.checked > MAX_CHECKED) return;
    const raw = this.text.slice(start + 1, end - 1);
    const key = raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw;
    if (seen.has(key)) this.duplicateKeys.add(key);
    seen.add(key);
  }

  private string(): boolean {
    const { text } = this;
    const end = text.indexOf('"', this.at + 1);
    if (end >= 0 && end < this.nextSpecial()) {
      this.at = end + 1;
      return true;
    }
    for (this.at++; this.at < text.length; this.at++) {
      const code = text.charCodeAt(this.at);
      if (code === QUOTE) {
        this.at++;
        return true;
      }
      if (code < SPACE) return false;
      if (code === BACKSLASH && !this.escape()) return false;
    }
    return false;
  }

  /** Where the next backslash or control character is; Infinity where there is none any more. */
  private nextSpecial(): number {
    if (this.special < this.at) {
      SPECIAL.lastIndex = this.at;
      this.special = SPECIAL.exec(this.text)?.index ?? Infinity;
    }
    return this.special;
  }

  /** Stands at the backslash, and afterwards at the last character of the escape. */
  private escape(): boolean {
    this.at++;
    if (this.code() !== LOWER_U) return ESCAPED.includes(this.text.charAt(this.at));
    const start = this.at + 1;
    this.at += HEX_DIGITS;
    return HEX.test(this.text.slice(start, start + HEX_DIGITS));
  }

  private number(): boolean {
    const start = this.at;
    if (this.code() === MINUS) this.at++;
    if (this.code() === ZERO) this.at++;
    else if (!this.digits()) return false;
    if (this.code() === POINT) {
      this.at++;
      if (!this.digits()) return false;
    }
    // Upper and lower case differ in one bit.
    const exponent = (this.code() | 0x20) === LOWER_E;
    if (exponent) {
      this.at++;
      if (this.code() === PLUS || this.code() === MINUS) this.at++;
      if (!this.digits()) return false;
    }
    if (exponent || this.at - start > SAFE_LENGTH) this.checkNumber(start);
    return true;
  }

  private checkNumber(start: number): void {
    if (++this.checked > MAX_CHECKED) return;
    const token = this.text.slice(start, this.at);
    if (isInexact(token)) this.inexactNumbers.add(token);
  }

  private digits(): boolean {
    const start = this.at;
    while (isDigit(this.code())) this.at++;
    return this.at > start;
  }

  private match(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  /** The character behind any white space, where the scanner then stands. NaN at the end. */
  private peek(): number {
    let code = this.code();
    while (code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB) {
      this.at++;
      code = this.code();
    }
    return code;
  }

  private code(): number {
    return this.text.charCodeAt(this.at);
  }
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}
