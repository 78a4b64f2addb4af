import 'server-only';
import type { z } from 'zod';
import { MAX_RUN_RECORDS, type runRequestSchema } from '@/lib/contract/run';
import { invalidField } from '@/lib/errors';
import type { BatchFaults } from '@/lib/server/batch-faults';
import { type Draft, textDraft } from '@/lib/server/draft';
import { type GivenRecord, givenDraft } from '@/lib/server/given-draft';
import { countRecordLines, lineDraft, recordLines } from '@/lib/server/line-drafts';
import { compileTemplate } from '@/lib/template/compile-template';
import { type DraftSource, listSource, renderedSource } from './draft-source';
import { fileDrafts } from './file-drafts';
import { fileFault, MAX_RECORD_BYTES } from './file-lines';
import type { Uploads } from './uploads';

/** A request as its schema reads it. */
export type RunBody = z.output<typeof runRequestSchema>;

interface Means {
  uploads: Uploads;
  seed: number;
  faults: BatchFaults;
}

/**
 * Opens what a run sends. Faults of single records go to `faults` as they are taken.
 * @throws invalid_input by field, upload_not_found
 */
export async function openSource(body: RunBody, means: Means): Promise<DraftSource> {
  const { template, lines, records, file, partitionKey } = body;
  const keyed = partitionKey?.kind === 'per_line';
  if (keyed && lines === undefined && file?.format !== 'text_lines') {
    throw invalidField('partitionKey', 'per_line is for lines and for files of text lines alone');
  }
  if (template) return templateSource(template, means);
  if (file) return fileSource(file, { keyed, uploads: means.uploads });
  if (lines !== undefined) return linesSource(lines, { keyed, faults: means.faults });
  return listSource({
    planned: records?.length ?? 0,
    drafts: givenDrafts(records ?? [], means.faults),
  });
}

function templateSource(
  { text, count }: NonNullable<RunBody['template']>,
  { seed, faults }: Means,
): DraftSource {
  const compiled = compileTemplate(text);
  if (!compiled.ok) {
    faults.addTemplate('template.text', text, compiled.faults);
    faults.throwIfAny();
    return listSource({ planned: 0, drafts: [] });
  }
  const { template } = compiled;
  return renderedSource({
    planned: count ?? null,
    draftAt: (index, nowMs) => textDraft(template.render({ index, nowMs, seed })),
  });
}

function linesSource(text: string, rule: { keyed: boolean; faults: BatchFaults }): DraftSource {
  const planned = checkCount('lines', countRecordLines(text));
  return listSource({ planned, drafts: draftsOfLines(text, rule) });
}

function* draftsOfLines(
  text: string,
  rule: { keyed: boolean; faults: BatchFaults },
): Generator<Draft> {
  for (const line of recordLines(text)) {
    const draft = lineDraft(line, { ...rule, field: 'lines' });
    if (draft) yield draft;
    else if (rule.faults.enough) return;
  }
}

function* givenDrafts(records: readonly GivenRecord[], faults: BatchFaults): Generator<Draft> {
  for (const [index, record] of records.entries()) {
    const draft = givenDraft(record, `records.${index}`, faults);
    if (draft) yield draft;
  }
}

async function fileSource(
  { upload, format }: NonNullable<RunBody['file']>,
  { keyed, uploads }: { keyed: boolean; uploads: Uploads },
): Promise<DraftSource> {
  const { file, records, faults, sizeBytes } = await uploads.get(upload);
  const count = records[format];
  if (count === null) throw fileFault(faults[format] ?? `is not ${format}`);
  if (format === 'binary' && sizeBytes > MAX_RECORD_BYTES) {
    throw fileFault(`one record has at most ${MAX_RECORD_BYTES} bytes, the file has ${sizeBytes}`);
  }
  const planned = checkCount('file', count);
  return listSource({ planned, drafts: fileDrafts(file, { format, keyed }) });
}

function checkCount(field: string, count: number): number {
  if (count === 0) throw invalidField(field, 'holds no record');
  if (count <= MAX_RUN_RECORDS) return count;
  throw invalidField(field, `holds ${count} records, a run sends at most ${MAX_RUN_RECORDS}`);
}
