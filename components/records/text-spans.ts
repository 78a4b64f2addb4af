import { literally } from './text-runs';

/** A place in one of several texts. */
export interface TextPlace {
  text: number;
  offset: number;
}

export interface TextSpan {
  start: TextPlace;
  end: TextPlace;
}

const MOST_SPANS = 5_000;

/** Where the needle stands in texts that follow each other without a gap, whatever its case; at most 5,000 places. */
export function textSpans(texts: readonly string[], needle: string): TextSpan[] {
  if (needle === '') return [];
  const spans: TextSpan[] = [];
  const place = walker(texts);
  for (const match of texts.join('').matchAll(literally(needle))) {
    const start = place(match.index, false);
    spans.push({ start, end: place(match.index + match[0].length, true) });
    if (spans.length >= MOST_SPANS) break;
  }
  return spans;
}

/** Finds the places of ascending positions, going through the texts once. An end lies in the text that it ends. */
function walker(texts: readonly string[]) {
  let text = 0;
  let before = 0;
  return (position: number, isEnd: boolean): TextPlace => {
    for (;;) {
      const length = texts[text]?.length ?? 0;
      const inside = isEnd ? position <= before + length : position < before + length;
      if (inside || text >= texts.length - 1) return { text, offset: position - before };
      before += length;
      text++;
    }
  };
}
