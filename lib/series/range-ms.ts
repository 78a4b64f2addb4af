import type { Range } from '@/lib/contract/metrics';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The length of every range that a page offers, in milliseconds. */
export const RANGE_MS: Readonly<Record<Range, number>> = {
  '15m': HOUR_MS / 4,
  '1h': HOUR_MS,
  '3h': 3 * HOUR_MS,
  '6h': 6 * HOUR_MS,
  '12h': 12 * HOUR_MS,
  '1d': DAY_MS,
  '3d': 3 * DAY_MS,
  '7d': 7 * DAY_MS,
  '14d': 14 * DAY_MS,
};
