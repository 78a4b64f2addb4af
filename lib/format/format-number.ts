const formatters = new Map<number, Intl.NumberFormat>();

function formatterOf(fractionDigits: number): Intl.NumberFormat {
  let formatter = formatters.get(fractionDigits);
  if (!formatter) {
    formatter = new Intl.NumberFormat('en-US', { maximumFractionDigits: fractionDigits });
    formatters.set(fractionDigits, formatter);
  }
  return formatter;
}

/** Writes a number with thousands separators and at most `fractionDigits` (0 to 20) decimals, without trailing zeros. */
export function formatNumber(value: number, fractionDigits = 0): string {
  const text = formatterOf(fractionDigits).format(value);
  return text === '-0' ? '0' : text.replace('-', '−');
}

/** Decimals that show `value` with `digits` significant digits; none beyond the point once there are enough before it. */
function decimalsFor(value: number, digits = 3): number {
  if (value === 0) return 0;
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  return Math.min(20, Math.max(0, digits - 1 - magnitude));
}

/** Writes three significant digits, but never drops a digit before the point: 0.123, 1.23, 12.3, 1,234. */
export function formatSignificant(value: number, digits = 3): string {
  return formatNumber(value, decimalsFor(value, digits));
}
