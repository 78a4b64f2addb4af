import { VARIABLES } from './variables';

/** What a search compares at worst: the whole phrase at every place. */
const MAX_COMPARISONS = 100_000_000;
const QUOTED = /^(?:"([^"]*)"|'([^']*)')$/;
const OPERATOR = /[()=<>!&|?[\]{}"']/;
const FIELD_OF_DATA = /(?:^|[^\w.])data\.[A-Za-z_]/;
/** What a pattern does not take as it stands. */
const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;
const WORDS_OF_THE_LANGUAGE: ReadonlySet<string> = new Set([
  ...Object.keys(VARIABLES),
  'true',
  'false',
]);

/**
 * What a filter searches for, where it is no expression: text in quotes alone, or text without
 * any of `()=<>!&|?[]{}"'`, a field of data, or the name of a variable alone.
 */
export function phraseOf(text: string): string | undefined {
  const quoted = QUOTED.exec(text);
  if (quoted) return quoted[1] ?? quoted[2] ?? '';
  if (OPERATOR.test(text) || FIELD_OF_DATA.test(text) || WORDS_OF_THE_LANGUAGE.has(text)) {
    return undefined;
  }
  return text;
}

/**
 * Whether text has a phrase in it, in upper or lower case; undefined where the search could take too long.
 * A pattern of plain characters looks faster than a text can be brought into lower case.
 */
export function phraseFinder(phrase: string): (text: string) => boolean | undefined {
  const pattern = new RegExp(phrase.replace(SYNTAX, '\\$&'), 'i');
  return (text) => (text.length * phrase.length > MAX_COMPARISONS ? undefined : pattern.test(text));
}
