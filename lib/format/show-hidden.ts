/** Bidirectional and other control characters, apart from tab and line ends. */
const HIDDEN = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|(?![\t\n\r])\p{Cc}/gu;

/** Finds each character that a reader would not see, or that turns the order of others. */
export const hiddenCharacters = (text: string) => text.matchAll(HIDDEN);

/** Names a hidden character so that it can be seen: ‹U+202E›. */
export const nameOfHidden = (character: string): string => `‹U+${codeOf(character).toUpperCase()}›`;

/** Text with every hidden character named. */
export const showHidden = (text: string): string => text.replaceAll(HIDDEN, nameOfHidden);

/** JSON with every hidden character escaped: the same value, and nothing in it that acts on a screen. */
export const escapeHidden = (json: string): string =>
  json.replaceAll(HIDDEN, (character) => `\\u${codeOf(character)}`);

const codeOf = (character: string) => (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
