import { listed } from './listed';

const CONTROLS = /(?![\t\n\r])\p{Cc}/gu;
/** Form feed and escape (terminal colours) do occur in text, and so do the C1 controls from U+0080 on. */
const TEXT_CONTROLS = new Set(['\f', '\u001b']);
const FIRST_C1 = '\u0080';
/** @see https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The first control character that marks text as binary, as `U+0000`. */
export function firstBinaryCharacter(text: string): string | undefined {
  for (const [character] of text.matchAll(CONTROLS)) {
    if (character < FIRST_C1 && !TEXT_CONTROLS.has(character)) return codePoint(character);
  }
  return undefined;
}

/** Notices on characters that a reader would not see, or that change the order in which others are shown. */
export function hiddenCharacterNotices(text: string): readonly string[] {
  return [
    ...listed('contains bidirectional control characters', codePoints(text, BIDI)),
    ...listed('contains control characters', codePoints(text, CONTROLS)),
  ];
}

function codePoints(text: string, pattern: RegExp): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(pattern), (match) => codePoint(match[0])));
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
