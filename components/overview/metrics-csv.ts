import type { MetricsAnswer } from '@/lib/contract/metrics';
import { isoInstant } from '@/lib/format/format-instant';

/** The answer as CSV (RFC 4180): a row for each period, a column for each series; a gap is an empty field, never a zero. */
export function metricsCsv({ timestampsMs, provisionalFromMs, series }: MetricsAnswer): string {
  const head = ['time', 'settled', ...series.map(({ id, unit }) => `${id} (${unit})`)];
  const rows = timestampsMs.map((atMs, index) => [
    isoInstant(atMs),
    atMs < provisionalFromMs ? 'yes' : 'no',
    ...series.map(({ values }) => values[index] ?? ''),
  ]);
  return [head, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}
