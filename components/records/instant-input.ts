/** The value of a datetime-local field for an instant in ISO 8601 or milliseconds; empty for anything else. */
export function toLocalInput(instant: string): string {
  const date = new Date(/^\d{1,15}$/.test(instant) ? Number(instant) : instant);
  if (Number.isNaN(date.getTime())) return '';
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local
    .toISOString()
    .slice(0, -1)
    .replace(/\.000$/, '');
}

/** The instant that a datetime-local field names in the reader's time zone, as ISO 8601 in UTC; empty for an empty field. */
export function fromLocalInput(value: string): string {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
