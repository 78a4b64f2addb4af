import { validationError } from '@/lib/local/cloudwatch/cloudwatch-fault';
import type { AlarmState } from './alarm-schemas';

type StateOf = (alarmName: string) => AlarmState | undefined;

/** The rule of a composite alarm, read. */
export interface AlarmRule {
  /** The names of the alarms that it is about. */
  children: ReadonlySet<string>;
  holds: (stateOf: StateOf) => boolean;
}

const MAX_ELEMENTS = 500;
const MAX_CHILDREN = 100;
const TERM =
  /\s*(?:(?<state>ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"(?<quoted>(?:[^"\\]|\\.)+)"|(?<bare>[^"()\s][^"()]*))\s*\)|(?<word>AND|OR|NOT|TRUE|FALSE)\b|(?<bracket>[()]))/iy;

/**
 * Reads a rule such as `ALARM("a") AND NOT (OK(b) OR INSUFFICIENT_DATA(c))`; NOT binds tightest, then AND, then OR.
 * Alarms are named, or given by their ARN.
 * @throws CloudWatchFault ValidationException for what does not parse, or has more than 500 elements or 100 alarms
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
export function parseAlarmRule(text: string): AlarmRule {
  const reader = new RuleReader(text);
  const holds = reader.either();
  reader.end();
  const { children } = reader;
  if (children.size > MAX_CHILDREN) throw refused(`it names more than ${MAX_CHILDREN} alarms`);
  return { children, holds };
}

type Test = AlarmRule['holds'];

interface Term {
  state?: string;
  quoted?: string;
  bare?: string;
  word?: string;
  bracket?: string;
}

class RuleReader {
  readonly children = new Set<string>();
  readonly #terms: Term[] = [];
  #position = 0;

  constructor(text: string) {
    const pattern = new RegExp(TERM);
    for (let offset = 0; text.slice(offset).trim() !== ''; offset = pattern.lastIndex) {
      pattern.lastIndex = offset;
      const groups = pattern.exec(text)?.groups;
      if (!groups) throw refused(`it does not parse from character ${offset + 1} on`);
      this.#terms.push({ ...groups });
      if (this.#terms.length > MAX_ELEMENTS) {
        throw refused(`it has more than ${MAX_ELEMENTS} elements`);
      }
    }
  }

  either(): Test {
    const tests = [this.#all()];
    while (this.#takeWord('OR')) tests.push(this.#all());
    return (stateOf) => tests.some((test) => test(stateOf));
  }

  end(): void {
    if (this.#position < this.#terms.length) throw refused('an operator is missing');
  }

  #all(): Test {
    const tests = [this.#one()];
    while (this.#takeWord('AND')) tests.push(this.#one());
    return (stateOf) => tests.every((test) => test(stateOf));
  }

  #one(): Test {
    if (this.#takeWord('NOT')) {
      const negated = this.#one();
      return (stateOf) => !negated(stateOf);
    }
    if (this.#takeWord('TRUE')) return () => true;
    if (this.#takeWord('FALSE')) return () => false;
    const term = this.#terms[this.#position];
    this.#position += 1;
    if (term?.bracket === '(') {
      const inner = this.either();
      if (this.#terms[this.#position]?.bracket !== ')') throw refused('a bracket is not closed');
      this.#position += 1;
      return inner;
    }
    if (term?.state === undefined) throw refused('a condition is missing');
    return this.#condition(term.state.toUpperCase(), childOf(term));
  }

  #condition(state: string, child: string): Test {
    this.children.add(child);
    return (stateOf) => stateOf(child) === state;
  }

  #takeWord(word: string): boolean {
    if (this.#terms[this.#position]?.word?.toUpperCase() !== word) return false;
    this.#position += 1;
    return true;
  }
}

function childOf({ quoted, bare = '' }: Term): string {
  const name = quoted?.replace(/\\(.)/g, '$1') ?? bare.trim();
  return name.startsWith('arn:') ? name.slice(name.indexOf(':alarm:') + ':alarm:'.length) : name;
}

const refused = (why: string) => validationError(`The AlarmRule is not valid: ${why}.`);
