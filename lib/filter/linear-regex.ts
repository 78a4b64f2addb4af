import { RE2JS, RE2JSException } from 're2js';
import { type Evaluation, TOO_MUCH_WORK } from './evaluation';
import type { Unanswerable } from './value';

/** Longer ones take long to compile. */
const MAX_PATTERN = 300;
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

/**
 * Compiles a pattern in the syntax of RE2.
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function compileRegex(pattern: string): LinearRegex | { fault: string } {
  if (pattern.length > MAX_PATTERN) return { fault: `longer than ${MAX_PATTERN} characters` };
  try {
    const regex = RE2JS.compile(pattern);
    const size = regex.programSize();
    const stepsACharacter = size <= SMALL_PROGRAM ? SMALL_STEPS : size * STEPS;
    return {
      test: (text, at) =>
        at.spend(Math.ceil(text.length * stepsACharacter)) ? regex.test(text) : TOO_MUCH_WORK,
    };
  } catch (error) {
    if (error instanceof RE2JSException) return { fault: error.message };
    throw error;
  }
}
