import { capacityShare } from '@/lib/series/capacity';

/** Minute by minute, null where CloudWatch has no data point. Without any point a figure is null, never zero. */
type Values = readonly (number | null)[];

const present = (values: Values) => values.filter((value) => value !== null);

export function total(values: Values): number | null {
  const known = present(values);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

export function mean(values: Values): number | null {
  const sum = total(values);
  return sum === null ? null : sum / present(values).length;
}

export function newest(values: Values): number | null {
  return present(values).at(-1) ?? null;
}

/** Share of write capacity in the fullest minute. */
export function worstShare(records: Values, bytes: Values, openShards: number): number | null {
  const shares = records.map((recordsPerSecond, minute) =>
    capacityShare({ recordsPerSecond, bytesPerSecond: bytes[minute] ?? null }, openShards),
  );
  const known = present(shares);
  return known.length === 0 ? null : Math.max(...known);
}
