import { RE2JS, RE2JSException } from 're2js';
import { type Evaluation, TOO_MUCH_WORK } from './evaluation';
import type { Unanswerable } from './value';

/** Of all patterns of a filter: more would take long to compile. */
const MAX_CHARACTERS = 500;
const MAX_INSTRUCTIONS = 3_000;
/** Up to so many instructions a pattern is matched by a table that stays small, in constant time a character. */
const SMALL_PROGRAM = 20;
/** Of such a pattern, the steps that a character takes. */
const SMALL_STEPS = 0.25;
/** Of the others, the steps of one instruction on a character at worst. */
const STEPS = 0.5;

/** A regular expression that is matched in time linear in the text. */
export interface LinearRegex {
  /** Whether it matches anywhere in the text. Unanswerable where that could take too long. */
  test(text: string, at: Evaluation): boolean | Unanswerable;
}

/** Compiles the patterns of one filter. */
export class RegexCompiler {
  private characters = 0;
  private instructions = 0;

  /**
   * Compiles a pattern in the syntax of RE2, or says why it cannot be.
   * @see https://github.com/google/re2/wiki/Syntax
   */
  compile(pattern: string): LinearRegex | { fault: string } {
    this.characters += pattern.length;
    if (this.characters > MAX_CHARACTERS) {
      return { fault: `the patterns of a filter have at most ${MAX_CHARACTERS} characters in all` };
    }
    try {
      const regex = RE2JS.compile(pattern);
      this.instructions += regex.programSize();
      if (this.instructions > MAX_INSTRUCTIONS) return { fault: 'it repeats too much' };
      return linearRegex(regex);
    } catch (error) {
      if (error instanceof RE2JSException) return { fault: error.message };
      throw error;
    }
  }
}

function linearRegex(regex: RE2JS): LinearRegex {
  const size = regex.programSize();
  const stepsACharacter = size <= SMALL_PROGRAM ? SMALL_STEPS : size * STEPS;
  return {
    test: (text, at) =>
      at.spend(Math.ceil(text.length * stepsACharacter)) ? regex.test(text) : TOO_MUCH_WORK,
  };
}
