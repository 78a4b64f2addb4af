import type { z } from 'zod';
import { type batchRequestSchema, MAX_BATCH_RECORDS } from '@/lib/contract/batch';
import { compileTemplate } from '@/lib/template/compile-template';
import type { BatchFaults } from './batch-faults';
import { type Draft, textDraft } from './draft';
import { givenDraft } from './given-draft';
import { countRecordLines, lineDraft, recordLines } from './line-drafts';

export type Batch = z.output<typeof batchRequestSchema>;

/** The same for every record of a batch. */
export interface Rendering {
  nowMs: number;
  seed: number;
  faults: BatchFaults;
}

/** The records of a batch one by one, so that a batch that grows too large is never held whole. */
export function* draftRecords(batch: Batch, rendering: Rendering): Generator<Draft> {
  const { faults } = rendering;
  const keyed = batch.partitionKey?.kind === 'per_line';
  if (keyed && batch.lines === undefined) {
    faults.add('partitionKey', 'per_line is for lines alone');
    return;
  }
  if (batch.template) yield* fromTemplate(batch.template, rendering);
  if (batch.lines !== undefined) yield* fromLines(batch.lines, { keyed, field: 'lines', faults });
  for (const [index, record] of (batch.records ?? []).entries()) {
    const draft = givenDraft(record, `records.${index}`, faults);
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
    yield textDraft(compiled.template.render({ index, nowMs, seed }));
  }
}

function* fromLines(lines: string, rule: Parameters<typeof lineDraft>[1]): Generator<Draft> {
  const count = countRecordLines(lines);
  if (count === 0) rule.faults.add('lines', 'holds no record');
  if (count > MAX_BATCH_RECORDS) {
    rule.faults.add('lines', `holds ${count} records, at most ${MAX_BATCH_RECORDS} are sent`);
    return;
  }
  for (const line of recordLines(lines)) {
    const draft = lineDraft(line, rule);
    if (draft) yield draft;
  }
}
