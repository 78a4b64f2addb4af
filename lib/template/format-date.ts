const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const SHORT = 3;

const TOKENS: ReadonlyMap<string, (date: Date) => string> = new Map(
  Object.entries({
    YYYY: (date) => padded(date.getUTCFullYear(), 4),
    YY: (date) => padded(date.getUTCFullYear() % 100, 2),
    MMMM: (date) => nameIn(MONTHS, date.getUTCMonth()),
    MMM: (date) => nameIn(MONTHS, date.getUTCMonth()).slice(0, SHORT),
    MM: (date) => padded(date.getUTCMonth() + 1, 2),
    M: (date) => String(date.getUTCMonth() + 1),
    dddd: (date) => nameIn(DAYS, date.getUTCDay()),
    ddd: (date) => nameIn(DAYS, date.getUTCDay()).slice(0, SHORT),
    DD: (date) => padded(date.getUTCDate(), 2),
    D: (date) => String(date.getUTCDate()),
    HH: (date) => padded(date.getUTCHours(), 2),
    H: (date) => String(date.getUTCHours()),
    hh: (date) => padded(hourOfTwelve(date), 2),
    h: (date) => String(hourOfTwelve(date)),
    mm: (date) => padded(date.getUTCMinutes(), 2),
    m: (date) => String(date.getUTCMinutes()),
    ss: (date) => padded(date.getUTCSeconds(), 2),
    s: (date) => String(date.getUTCSeconds()),
    A: (date) => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
    a: (date) => (date.getUTCHours() < 12 ? 'am' : 'pm'),
    ZZ: () => '+0000',
    Z: () => '+00:00',
    X: (date) => String(Math.floor(date.getTime() / 1_000)),
    x: (date) => String(date.getTime()),
  } satisfies Record<string, (date: Date) => string>),
);
/** Text in brackets; fractions of a second to as many digits as there are letters; then the longest name first. */
const TOKEN = new RegExp(`\\[([^\\]]*)\\]|S{1,9}|${[...TOKENS.keys()].join('|')}`, 'g');

/**
 * A time in UTC by the letters of the Moment library: YYYY-MM-DD HH:mm:ss.SSS, M, D, h A, ddd, MMM, Z, X and others;
 * text in [brackets] stands as it is.
 * @see https://momentjs.com/docs/#/displaying/format/
 */
export function formatDate(ms: number, format: string): string {
  const date = new Date(ms);
  return format.replace(TOKEN, (token, literal: string | undefined) => {
    return literal ?? TOKENS.get(token)?.(date) ?? fraction(date, token.length);
  });
}

const nameIn = (names: readonly string[], at: number) => names[at] ?? '';
const hourOfTwelve = (date: Date) => date.getUTCHours() % 12 || 12;
const fraction = (date: Date, digits: number) =>
  padded(date.getUTCMilliseconds(), 3).padEnd(digits, '0').slice(0, digits);

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
