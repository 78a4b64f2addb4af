import { parseAsInteger, parseAsStringLiteral } from 'nuqs';

export const RANGES = ['15m', '1h', '3h', '6h', '12h', '1d', '3d', '7d', '14d'] as const;
export const PERIODS = ['auto', '60', '300', '900', '3600'] as const;

/** What of the overview stands in the address. `from` and `to` are a zoom, in milliseconds, and win over the range. */
export const overviewParams = {
  range: parseAsStringLiteral(RANGES).withDefault('3h'),
  period: parseAsStringLiteral(PERIODS).withDefault('auto'),
  from: parseAsInteger,
  to: parseAsInteger,
};

interface View {
  range: (typeof RANGES)[number];
  period: (typeof PERIODS)[number];
  from: number | null;
  to: number | null;
}

/** What to ask the server for. */
export function metricsQuery({ range, period, from, to }: View): Record<string, string | number> {
  return from !== null && to !== null ? { from, to, period } : { range, period };
}
