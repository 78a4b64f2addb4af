import { jsonTokens, type Token, type TokenKind } from '@/lib/format/json-tokens';
import { hiddenCharacters } from '@/lib/format/show-hidden';

/** A piece of text that looks the same throughout. */
export interface TextRun {
  text: string;
  kind: TokenKind;
  /** Matches the search. */
  marked: boolean;
  /** One character that a reader would not see, or that turns the order of others. */
  hidden: boolean;
}

interface RunOptions {
  json: boolean;
  /** What is searched for; empty for nothing. */
  needle: string;
  /** Runs begin here; what stands before it is read, but not given. */
  from?: number;
}

interface Range {
  start: number;
  end: number;
}

/** Splits text where its colour, a match of the search or a hidden character begins or ends. */
export function textRuns(text: string, { json, needle, from = 0 }: RunOptions): TextRun[] {
  const tokens = json ? [...jsonTokens(text)] : [];
  const hidden = rangesOf(hiddenCharacters(text));
  const marks = needle === '' ? [] : rangesOf(text.matchAll(literally(needle)));
  const cuts = [tokens, hidden, marks].flat().flatMap(({ start, end }) => [start, end]);
  const borders = [...new Set([from, ...cuts, text.length])]
    .filter((border) => border >= from)
    .toSorted((a, b) => a - b);

  const [token, mark, hide] = [cursor(tokens), cursor(marks), cursor(hidden)];
  return borders.slice(0, -1).map((start, index) => ({
    text: text.slice(start, borders[index + 1]),
    kind: token(start)?.kind ?? 'plain',
    marked: mark(start) !== undefined,
    hidden: hide(start) !== undefined,
  }));
}

/** The text as a pattern that ignores case and nothing else. */
export function literally(text: string): RegExp {
  return new RegExp(text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`), 'giu');
}

function rangesOf(matches: Iterable<RegExpExecArray>): Range[] {
  return Array.from(matches, (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Finds the range around ascending positions, going through the ranges once. */
function cursor<R extends Range | Token>(
  ranges: readonly R[],
): (position: number) => R | undefined {
  let at = 0;
  return (position) => {
    while ((ranges[at]?.end ?? Number.POSITIVE_INFINITY) <= position) at += 1;
    const range = ranges[at];
    return range && range.start <= position ? range : undefined;
  };
}
