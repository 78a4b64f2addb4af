import { Buffer } from 'node:buffer';
import { utf8Text } from '@/lib/decode/utf8-text';
import { compileExpression } from './compile-expression';
import { Evaluation } from './evaluation';
import { FilterError, type FilterFault } from './filter-fault';
import type { FilterSubject } from './filter-subject';
import { parseExpression } from './parse-expression';
import { prefilterOf } from './prefilter';
import { isUnanswerable } from './value';
import { phraseFinder, phraseOf } from './word-search';

const MAX_CHARACTERS = 10_000;

export type FilterResult = { ok: true; filter: CompiledFilter } | { ok: false; fault: FilterFault };

export interface FilterAnswer {
  matches: boolean;
  /** Set where the expression could not be answered for this record, such as for the type of a value: no match. */
  reason?: string;
}

export interface CompiledFilter {
  text: string;
  /** false: only metadata is asked, so nothing need be decoded. */
  needsData: boolean;
  /**
   * Whether a record may match, by its raw bytes, where they are plain text or JSON and not packed.
   * Never false for one that matches. Undefined where the expression allows no such test.
   * Words are searched for in the key too, so without it they refuse nothing.
   */
  mayMatchBytes: ((bytes: Uint8Array, key?: string) => boolean) | undefined;
  test(subject: FilterSubject): FilterAnswer;
}

const TOO_LONG = 'the text is too long to search for so many words';
const MATCH: FilterAnswer = { matches: true };
const NO_MATCH: FilterAnswer = { matches: false };

/**
 * Compiles the text of a filter: an expression of CEL about a record, or words that are searched for in its text and key.
 * Empty text lets every record pass. Never throws; the text may have up to 10,000 characters.
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md
 */
export function compileFilter(text: string): FilterResult {
  try {
    return { ok: true, filter: compile(text) };
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    const { start, end } = error.at;
    return { ok: false, fault: { message: error.message, from: start, to: end } };
  }
}

function compile(text: string): CompiledFilter {
  if (text.length > MAX_CHARACTERS) {
    const at = { start: MAX_CHARACTERS, end: text.length };
    throw new FilterError(`a filter has at most ${MAX_CHARACTERS} characters`, at);
  }
  const phrase = phraseOf(text.trim());
  return phrase === undefined ? expressionFilter(text) : phraseFilter(text, phrase);
}

function phraseFilter(text: string, phrase: string): CompiledFilter {
  const find = phraseFinder(phrase);
  return {
    text,
    needsData: phrase !== '',
    mayMatchBytes(bytes, key) {
      if (key === undefined || find(key) !== false) return true;
      const raw = utf8Text(bytes);
      return raw === undefined || find(raw) !== false;
    },
    test(subject) {
      if (find(subject.key)) return MATCH;
      const found = find(subject.text);
      if (found === undefined) return { matches: false, reason: TOO_LONG };
      return found ? MATCH : NO_MATCH;
    },
  };
}

function expressionFilter(text: string): CompiledFilter {
  const root = parseExpression(text);
  const { run, needsData } = compileExpression(text, root);
  const prefilter = prefilterOf(root);
  const evaluation = new Evaluation();
  return {
    text,
    needsData,
    mayMatchBytes: prefilter && ((bytes) => prefilter(asBuffer(bytes))),
    test(subject) {
      evaluation.begin(subject);
      let answer = run(evaluation);
      if (evaluation.beginExact()) answer = run(evaluation);
      evaluation.end();
      if (isUnanswerable(answer)) return { matches: false, reason: answer.description ?? '' };
      return answer === true ? MATCH : NO_MATCH;
    },
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  if (Buffer.isBuffer(bytes)) return bytes;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
