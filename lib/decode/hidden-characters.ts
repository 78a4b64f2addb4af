import { listed } from './listed';

/** Only so much is looked through, which is far more than anyone reads. */
const MAX_CHARACTERS = 1024 * 1024;

const CONTROL = 1;
const BINARY = 2;
const BIDI = 3;
/** One above the last character that hides. */
const END = 0x206a;
const KINDS = kinds();
/** Finds the first quickly, and no more than that: no pattern is fast where millions match. */
const FIRST = firstPattern();

interface HiddenCharacters {
  bidi: Set<string>;
  controls: Set<string>;
  /** The first control character that no text has. */
  binary: string | undefined;
}

/** The first control character that marks text as binary, as `U+0000`. */
export function firstBinaryCharacter(text: string): string | undefined {
  return hiddenCharacters(text).binary;
}

/** Notices on characters that a reader would not see, or that change the order in which others are shown. */
export function hiddenCharacterNotices(text: string): readonly string[] {
  const { bidi, controls } = hiddenCharacters(text);
  return [
    ...listed('contains bidirectional control characters', bidi),
    ...listed('contains control characters', controls),
  ];
}

function hiddenCharacters(text: string): HiddenCharacters {
  const found: HiddenCharacters = { bidi: new Set(), controls: new Set(), binary: undefined };
  const looked = text.length > MAX_CHARACTERS ? text.slice(0, MAX_CHARACTERS) : text;
  const first = looked.search(FIRST);
  if (first < 0) return found;
  let seen: Uint8Array | undefined;
  for (let at = first; at < looked.length; at++) {
    const code = looked.charCodeAt(at);
    if (code >= END) continue;
    const kind = KINDS[code];
    if (kind === 0) continue;
    seen ??= new Uint8Array(END);
    if (seen[code] === 1) continue;
    seen[code] = 1;
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    (kind === BIDI ? found.bidi : found.controls).add(name);
    if (kind === BINARY) found.binary ??= name;
  }
  return found;
}

/** What each character is. */
function kinds(): Uint8Array {
  const table = new Uint8Array(END);
  table.fill(BINARY, 0, 0x20);
  table.fill(CONTROL, 0x7f, 0xa0);
  table[0x7f] = BINARY;
  // Tab, line feed and carriage return do not hide.
  for (const code of [0x09, 0x0a, 0x0d]) table[code] = 0;
  // Form feed and escape (terminal colours) do occur in text, and so do the C1 controls from U+0080 on.
  for (const code of [0x0c, 0x1b]) table[code] = CONTROL;
  // See https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
  for (const code of [0x061c, 0x200e, 0x200f]) table[code] = BIDI;
  table.fill(BIDI, 0x202a, 0x202f);
  table.fill(BIDI, 0x2066, 0x206a);
  return table;
}

function firstPattern(): RegExp {
  const hidden = Array.from(KINDS, (kind, code) => (kind === 0 ? '' : escaped(code)));
  return new RegExp(`[${hidden.join('')}]`);
}

function escaped(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
