import { randomInt } from 'node:crypto';
import type { HashRange } from '@/lib/hash/hash-range';
import { BatchFaults } from './batch-faults';
import { type Batch, draftRecords } from './draft-records';
import { type BatchRecord, recordBytes, recordMaker } from './record-maker';

/** What one request may grow to in memory. */
const MAX_BATCH_MIB = 64;
export const SEEDS = 2 ** 32;

interface Surroundings {
  nowMs: number;
  /** Range of the shard that takes every record, where the batch names one. */
  target: HashRange | null;
}

/**
 * The records of a batch as they will be sent: templates rendered, lines split, base64 decoded, keys made.
 * @throws invalid_input with every field's fault, such as `records.3.data` or `template.text`
 */
export function expandBatch(batch: Batch, { nowMs, target }: Surroundings): BatchRecord[] {
  const faults = new BatchFaults();
  const rendering = { nowMs, seed: randomInt(SEEDS), faults };
  const make = recordMaker({ ...batch, ...rendering, target });
  const records: BatchRecord[] = [];
  let bytes = 0;
  for (const draft of draftRecords(batch, rendering)) {
    const record = make(draft, { index: records.length, nowMs });
    bytes += recordBytes(record);
    if (bytes > MAX_BATCH_MIB * 2 ** 20) {
      faults.add(sourceOf(batch), `the batch has more than ${MAX_BATCH_MIB} MiB`);
    }
    if (faults.enough || bytes > MAX_BATCH_MIB * 2 ** 20) break;
    records.push(record);
  }
  faults.throwIfAny();
  return records;
}

/**
 * Refuses records that are larger than the stream takes, data and key together.
 * @throws invalid_input with each of them, such as `records.3.data`
 */
export function checkRecordSizes(
  batch: Batch,
  records: readonly BatchRecord[],
  maxRecordBytes: number,
): void {
  const faults = new BatchFaults();
  for (const [index, record] of records.entries()) {
    const bytes = recordBytes(record);
    if (bytes <= maxRecordBytes) continue;
    const field = batch.records ? `records.${index}.data` : sourceOf(batch);
    faults.add(
      field,
      `record at index ${index} has ${bytes} bytes with its key; the stream takes ${maxRecordBytes}`,
    );
    if (faults.enough) break;
  }
  faults.throwIfAny();
}

const sourceOf = (batch: Batch) =>
  batch.template ? 'template.text' : batch.records ? 'records' : 'lines';
