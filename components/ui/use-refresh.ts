'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';

export const REFRESH_INTERVALS = ['10s', '30s', '1m', '5m', 'off'] as const;
export type RefreshInterval = (typeof REFRESH_INTERVALS)[number];

const INTERVAL_MS: Readonly<Record<RefreshInterval, number | false>> = {
  '10s': 10_000,
  '30s': 30_000,
  '1m': 60_000,
  '5m': 300_000,
  off: false,
};

/** How often what is on the page is asked again; it stands in the address as `refresh`. */
export function useRefresh() {
  const [interval, setInterval] = useQueryState(
    'refresh',
    parseAsStringLiteral(REFRESH_INTERVALS).withDefault('30s'),
  );
  return { interval, setInterval, refreshMs: INTERVAL_MS[interval] };
}
