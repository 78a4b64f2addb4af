import type { BatchFaults } from '@/lib/server/batch-faults';
import { type BatchRecord, type MakeRecord, recordBytes } from '@/lib/server/record-maker';
import type { DraftSource } from './draft-source';

/** A source with what makes its drafts into records. */
export interface OpenedRun {
  source: DraftSource;
  make: MakeRecord;
  faults: BatchFaults;
}

interface Slice {
  /** Index of the first record. */
  from: number;
  most: number;
  nowMs: number;
}

/** The next records of a run, none at its end. @throws invalid_input where a record cannot be made */
export async function takeRecords(
  { source, make, faults }: OpenedRun,
  { from, most, nowMs }: Slice,
): Promise<BatchRecord[]> {
  const drafts = await source.take(most, nowMs);
  const records = drafts.map((draft, at) => make(draft, { index: from + at, nowMs }));
  faults.throwIfAny();
  return records;
}

const SLICE_RECORDS = 500;

interface Sampling {
  mostRecords: number;
  mostBytes: number;
  nowMs: number;
}

/** The records from the beginning of a run, in slices between which others get their turn. */
export async function* sampleSlices(
  opened: OpenedRun,
  { mostRecords, mostBytes, nowMs }: Sampling,
): AsyncGenerator<BatchRecord[]> {
  let bytes = 0;
  for (let from = 0; from < mostRecords && bytes < mostBytes; ) {
    const most = Math.min(SLICE_RECORDS, mostRecords - from);
    const records = await takeRecords(opened, { from, most, nowMs });
    if (records.length === 0) return;
    yield records;
    from += records.length;
    bytes += records.reduce((sum, record) => sum + recordBytes(record), 0);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
