import type { FilterSubject } from './filter-subject';
import { parseExactJson } from './parse-exact-json';
import { type JsonObject, unanswerable, type Value } from './value';

/** Steps of work on one record, which come to less than 50 ms. */
const MAX_STEPS = 250_000;
const COMPARISONS_A_STEP = 256;
const LONG_INTEGER = /\d{16}/;

/** Before and after every record. */
export const NOBODY: FilterSubject = {
  kind: 'hex',
  text: '',
  key: '',
  shard: '',
  sequence: '',
  arrivalMs: null,
  size: 0,
};

export const TOO_MUCH_WORK = unanswerable('the expression takes too much work on this record');
const NOT_JSON = unanswerable('the data is not valid JSON');
const TOO_DEEP = unanswerable('the JSON is nested too deeply to compare its long numbers');

/** One record under test: its data, parsed at most once and only when asked for, and the work spent on it. */
export class Evaluation {
  subject = NOBODY;
  /** Values of the variables of comprehensions, by the number that the compiler gave them. */
  readonly slots: Value[] = [];
  private stepsLeft = 0;
  private parsed = false;
  private exact = false;
  private metLongInteger = false;
  private root: Value = undefined;

  begin(subject: FilterSubject): void {
    this.subject = subject;
    this.stepsLeft = MAX_STEPS;
    this.parsed = false;
    this.exact = false;
    this.metLongInteger = false;
  }

  /** Lets go of the record, which may be large. */
  end(): void {
    this.subject = NOBODY;
    this.root = undefined;
    if (this.slots.length > 0) this.slots.length = 0;
  }

  /** The decoded data: a value of JSON, the text of a text record, null of a binary one. */
  data(): Value {
    if (!this.parsed) {
      this.root = this.parse();
      this.parsed = true;
    }
    return this.root;
  }

  /** Takes steps off the budget; false when it is used up, and from then on. */
  spend(steps: number): boolean {
    this.stepsLeft -= steps;
    return this.stepsLeft >= 0;
  }

  /** The same for going through text once. */
  spendOnText(characters: number): boolean {
    return this.spend(stepsOfText(characters));
  }

  /** The same for a search, which at worst compares the whole part at every place. */
  spendOnSearch(text: string, part: string): boolean {
    const comparisons = text.length * part.length;
    return this.spend(stepsOfText(text.length) + Math.floor(comparisons / COMPARISONS_A_STEP));
  }

  /** The names of an object, each a step; undefined when that is too much. */
  namesOf(object: JsonObject): readonly string[] | undefined {
    if (!this.spend(1)) return undefined;
    const names = Object.keys(object);
    return this.spend(names.length) ? names : undefined;
  }

  /** Called with a number that JSON.parse may have rounded. */
  noteLongInteger(): void {
    this.metLongInteger = true;
  }

  /** Whether the answer may be wrong by rounding; then the same is to be asked again. */
  beginExact(): boolean {
    const { kind, text } = this.subject;
    if (!this.metLongInteger || kind !== 'json' || !LONG_INTEGER.test(text)) return false;
    this.begin(this.subject);
    this.exact = true;
    return true;
  }

  private parse(): Value {
    const { kind, text } = this.subject;
    if (kind !== 'json') return kind === 'text' ? text : null;
    if (this.exact) return parseExactJson(text) ?? TOO_DEEP;
    try {
      return parseJson(text);
    } catch {
      return NOT_JSON;
    }
  }
}

/** 32 characters take a step. */
function stepsOfText(characters: number): number {
  return characters >>> 5;
}

function parseJson(text: string): Value {
  return JSON.parse(text);
}
