import { isInexact } from './is-inexact';
import { jsonTokens } from './json-tokens';

/** Without one of these no number needs a look: up to 15 digits always survive. */
const SUSPECT = /\d[\d.]{15}|\d[eE]/;

/** JSON text in which each number that JavaScript cannot hold is replaced by what `replace` makes of its digits. */
export function replaceInexact(text: string, replace: (digits: string) => string): string {
  if (!SUSPECT.test(text)) return text;
  const parts: string[] = [];
  let copied = 0;
  for (const { kind, start, end } of jsonTokens(text)) {
    const token = kind === 'number' ? text.slice(start, end) : '';
    if (token === '' || !isInexact(token)) continue;
    parts.push(text.slice(copied, start), replace(token));
    copied = end;
  }
  return parts.join('') + text.slice(copied);
}
