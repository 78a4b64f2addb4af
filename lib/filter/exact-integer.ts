/** Longer integers are as good as infinite, and arithmetic on them would cost too much. */
const MAX_DIGITS = 100;
const LIMIT = 10n ** BigInt(MAX_DIGITS);

/** The integer as a number where that holds it exactly, else as a bigint; above 100 digits the nearest number. */
export function narrowInteger(value: bigint): number | bigint {
  const near = Number(value);
  if (Number.isSafeInteger(near)) return near;
  return value < LIMIT && value > -LIMIT ? value : near;
}

/** An integer as JSON writes it. */
export function parseInteger(token: string): number | bigint {
  const near = Number(token);
  if (Number.isSafeInteger(near) || token.length > MAX_DIGITS) return near;
  return narrowInteger(BigInt(token));
}
