import type { z } from 'zod';
import { type batchRequestSchema, MAX_BATCH_RECORDS } from '@/lib/contract/batch';
import { compileTemplate } from '@/lib/template/compile-template';
import type { BatchFaults } from './batch-faults';

export type Batch = z.output<typeof batchRequestSchema>;
type OutgoingRecord = NonNullable<Batch['records']>[number];

/** A record whose key may still have to be made. */
export interface Draft {
  text: string;
  data: Uint8Array;
  partitionKey?: string | undefined;
  explicitHashKey?: string | undefined;
}

/** The same for every record of a batch. */
export interface Rendering {
  nowMs: number;
  seed: number;
  faults: BatchFaults;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The records of a batch one by one, so that a batch that grows too large is never held whole. */
export function* draftRecords(batch: Batch, rendering: Rendering): Generator<Draft> {
  if (batch.template) yield* fromTemplate(batch.template, rendering);
  if (batch.lines !== undefined) yield* fromLines(batch.lines, rendering.faults);
  for (const [index, record] of (batch.records ?? []).entries()) {
    const draft = fromRecord(record, `records.${index}`, rendering.faults);
    if (draft) yield draft;
  }
}

function* fromTemplate(
  { text, count }: NonNullable<Batch['template']>,
  { nowMs, seed, faults }: Rendering,
): Generator<Draft> {
  const compiled = compileTemplate(text);
  if (!compiled.ok) {
    faults.addTemplate('template.text', text, compiled.faults);
    return;
  }
  for (let index = 0; index < count; index++) {
    yield fromText(compiled.template.render({ index, nowMs, seed }));
  }
}

function* fromLines(lines: string, faults: BatchFaults): Generator<Draft> {
  const texts = lines.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (texts.length === 0) faults.add('lines', 'holds no record');
  if (texts.length > MAX_BATCH_RECORDS) {
    faults.add('lines', `holds ${texts.length} records, at most ${MAX_BATCH_RECORDS} are sent`);
  } else {
    yield* texts.map(fromText);
  }
}

function fromRecord(
  { data, encoding, partitionKey, explicitHashKey }: OutgoingRecord,
  field: string,
  faults: BatchFaults,
): Draft | undefined {
  const keys = { partitionKey, explicitHashKey };
  if (encoding === 'text') {
    return { ...fromText(typeof data === 'string' ? data : JSON.stringify(data)), ...keys };
  }
  if (typeof data !== 'string') {
    faults.add(`${field}.encoding`, 'base64 stands for a string, not for an object or array');
  } else if (BASE64.test(data)) {
    const bytes = Buffer.from(data, 'base64');
    return { data: bytes, text: bytes.toString('utf8'), ...keys };
  } else {
    faults.add(`${field}.data`, 'is not base64');
  }
  return undefined;
}

const fromText = (text: string): Draft => ({ text, data: Buffer.from(text, 'utf8') });
