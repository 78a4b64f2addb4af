/** Numbers of up to 15 digits always survive; only longer ones and those with an exponent need a look. */
const SAFE_LENGTH = 15;

/** Whether a JSON number as written denotes another value than the number that JavaScript makes of it and prints. */
export function isInexact(token: string): boolean {
  if (token.length <= SAFE_LENGTH && !/[eE]/.test(token)) return false;
  const value = Number(token);
  return !Number.isFinite(value) || canonical(token) !== canonical(String(value));
}

/** Digits without outer zeros, and the power of ten of the last one: equal for equal values, however written. */
function canonical(number: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const trimmed = trimTrailingZeros(digits);
  if (trimmed === '') return '0';
  const power = Number(exponent) - fraction.length + (digits.length - trimmed.length);
  return `${sign}${trimmed}e${power}`;
}

function trimTrailingZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}
