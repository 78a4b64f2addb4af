import { truncate } from 'node:fs/promises';
import type { Verdict } from '@/lib/contract/batch';
import { MAX_RUN_RECORDS } from '@/lib/contract/run';
import { isMissing } from '@/lib/server/data-store';
import { isMark, type Mark, parseJournalLine } from './journal-lines';
import { splitLines } from './split-lines';
import { VerdictIndex } from './verdict-index';

/** Error code of the verdicts that a recovery gives. */
export const INTERRUPTED = 'interrupted';

export interface Scan {
  index: VerdictIndex;
  marks: Mark[];
  /** 1 at the index of each record that has a verdict. */
  seen: Uint8Array;
  /** Without those that a recovery gave their verdict. */
  counts: Record<Verdict['status'], number>;
  retries: number;
}

/** Reads a journal through. A last line that was cut short is cut off. */
export async function scanJournal(file: string): Promise<Scan> {
  const scan: Scan = {
    index: new VerdictIndex(),
    marks: [],
    seen: new Uint8Array(MAX_RUN_RECORDS),
    counts: { delivered: 0, failed: 0, unknown: 0 },
    retries: 0,
  };
  try {
    for await (const { bytes, ended } of splitLines(file)) {
      const line = ended ? parseJournalLine(bytes.toString('utf8')) : null;
      if (ended) scan.index.add(bytes.length + 1, line && !isMark(line) ? line.status : null);
      if (!line) continue;
      if (isMark(line)) scan.marks.push(line);
      else count(scan, line);
    }
    await truncate(file, scan.index.bytes);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return scan;
}

function count(scan: Scan, { index, status, attempts, error }: Verdict): void {
  scan.seen[index] = 1;
  if (error?.code !== INTERRUPTED) scan.counts[status]++;
  scan.retries += Math.max(0, attempts - 1);
}
