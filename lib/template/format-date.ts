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
const TOKENS = /\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|DD|HH|mm|ss|SSS|ZZ|Z|X|x/g;

/** A time in UTC by the usual letters: YYYY-MM-DD HH:mm:ss.SSS, MMM, Z, X; text in [brackets] stands as it is. */
export function formatDate(ms: number, format: string): string {
  const date = new Date(ms);
  return format.replace(TOKENS, (token, literal: string | undefined) => {
    return literal ?? print(token, date);
  });
}

function print(token: string, date: Date): string {
  switch (token) {
    case 'YYYY':
      return padded(date.getUTCFullYear(), 4);
    case 'YY':
      return padded(date.getUTCFullYear() % 100, 2);
    case 'MMMM':
      return MONTHS[date.getUTCMonth()] ?? '';
    case 'MMM':
      return (MONTHS[date.getUTCMonth()] ?? '').slice(0, 3);
    case 'MM':
      return padded(date.getUTCMonth() + 1, 2);
    case 'DD':
      return padded(date.getUTCDate(), 2);
    case 'HH':
      return padded(date.getUTCHours(), 2);
    case 'mm':
      return padded(date.getUTCMinutes(), 2);
    case 'ss':
      return padded(date.getUTCSeconds(), 2);
    case 'SSS':
      return padded(date.getUTCMilliseconds(), 3);
    case 'ZZ':
      return '+0000';
    case 'Z':
      return '+00:00';
    case 'X':
      return String(Math.floor(date.getTime() / 1_000));
    case 'x':
      return String(date.getTime());
    default:
      return token;
  }
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
