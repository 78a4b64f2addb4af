import { literally } from './text-runs';

/** More than the widest of screens shows. */
const SHOWN_CHARACTERS = 280;
/** A match further in than this moves the beginning of what is shown. */
const FAR_CHARACTERS = 120;
const BEFORE_MATCH = 40;

interface Preview {
  /** The payload up to the end of what is shown: what stands before may change how it reads. */
  text: string;
  /** Where what is shown begins. */
  from: number;
}

/** The part of a payload that one line can show: its beginning, or where the first match of the search lies. */
export function payloadPreview(text: string, needle: string): Preview {
  const match = needle === '' ? -1 : text.search(literally(needle));
  const from = match > FAR_CHARACTERS ? match - BEFORE_MATCH : 0;
  return { text: text.slice(0, from + SHOWN_CHARACTERS), from };
}
