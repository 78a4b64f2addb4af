import { literally } from './text-runs';

const SHOWN_CHARACTERS = 480;
/** A match further in than this moves the beginning of what is shown. */
const FAR_CHARACTERS = 90;
const BEFORE_MATCH = 40;

interface Preview {
  text: string;
  /** Something was left out before it. */
  cutBefore: boolean;
}

/** The part of a payload that one line can show: its beginning, or where the first match of the search lies. */
export function payloadPreview(text: string, needle: string): Preview {
  const match = needle === '' ? -1 : text.search(literally(needle));
  const start = match > FAR_CHARACTERS ? match - BEFORE_MATCH : 0;
  return { text: text.slice(start, start + SHOWN_CHARACTERS), cutBefore: start > 0 };
}
