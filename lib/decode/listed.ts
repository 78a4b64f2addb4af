const SHOWN = 3;
const SHOWN_LENGTH = 60;

/** One notice `subject: a, b, c and 4 more`, or none when there is nothing to list. */
export function listed(subject: string, found: ReadonlySet<string>): readonly string[] {
  if (found.size === 0) return [];
  const shown = Array.from(found).slice(0, SHOWN).map(short);
  const more = found.size - shown.length;
  return [`${subject}: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`];
}

function short(text: string): string {
  const characters = Array.from(text.slice(0, SHOWN_LENGTH + 1));
  return text.length <= SHOWN_LENGTH ? text : `${characters.slice(0, SHOWN_LENGTH - 1).join('')}…`;
}
