import type { Finding, StreamActivity } from '@/lib/contract/metrics';
import type { OwnReads } from '@/lib/reader/own-reads';

/** Of iterator age: CloudWatch does not tell our reads from those of consumers. */
const ABOUT_AGE: readonly Finding['id'][] = ['iterator_age_high', 'data_loss_near'];
/** Figures are of the last minutes, and CloudWatch is late by some. */
const WINDOW_MS = 15 * 60_000;
const NOTE =
  'Shardlens read old records in these minutes, which shows in the same metric: consumers may be nearer.';

/** Adds to what is said of a lag that some of it may be our own reading. */
export function markOwnReads(
  rows: readonly StreamActivity[],
  ownReads: OwnReads,
  nowMs: number,
): StreamActivity[] {
  return rows.map((row) => {
    const own = ownReads.within(row.stream, { fromMs: nowMs - WINDOW_MS, toMs: nowMs });
    if (own.length === 0) return row;
    const findings = row.findings.map((finding) =>
      ABOUT_AGE.includes(finding.id) ? { ...finding, text: `${finding.text} ${NOTE}` } : finding,
    );
    return { ...row, findings };
  });
}
