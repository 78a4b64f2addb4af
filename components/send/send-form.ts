import type { OutgoingRecord } from '@/lib/client/record-drafts';
import type { SingleDraft } from '@/lib/client/single-draft';
import type { PartitionKeyRule } from '@/lib/contract/batch';
import type { RunRequest } from '@/lib/contract/run';
import { pacedRecords, paceOf } from './pace-plan';
import type { SendChoices } from './send-params';
import type { UploadedFile } from './uploaded-file';

/** All that the reader has filled in, for every source at once: changing the source loses nothing. */
export interface SendForm extends SendChoices {
  template: string;
  lines: string;
  single: SingleDraft;
  /** Handed over from the records page. */
  records: readonly OutgoingRecord[];
  upload: UploadedFile | undefined;
}

/** The request that the form stands for; undefined while what to send, or the place that was chosen, is missing. */
export function runRequest(form: SendForm): RunRequest | undefined {
  const what = sourceOf(form);
  const { place, hash, shard } = form;
  const placeMissing = (place === 'hash' && hash === '') || (place === 'shard' && shard === '');
  if (what === undefined || placeMissing) return undefined;
  return {
    ...what,
    partitionKey: keyRule(form),
    ...(place === 'hash' && { explicitHashKey: hash }),
    ...(place === 'shard' && { shard }),
    pace: paceOf(form),
  };
}

/** The request under the name that the form gives it. */
export function namedRequest(request: RunRequest, name: string): RunRequest {
  const trimmed = name.trim();
  return trimmed === '' ? request : { ...request, name: trimmed };
}

/** How many records the form stands for, as far as the browser can tell; null where only the server can. */
export function recordCount(form: SendForm): number | null {
  const paced = pacedRecords(paceOf(form));
  if (form.source === 'template') return paced ?? form.count;
  const given = givenRecords(form);
  return given === null || paced === null ? given : Math.min(given, paced);
}

/** Whether keys may stand in the lines themselves. */
export const mayKeyLines = ({ source, format }: Pick<SendChoices, 'source' | 'format'>): boolean =>
  source === 'lines' || (source === 'file' && format === 'text_lines');

function sourceOf(form: SendForm): RunRequest | undefined {
  const { source, template, lines, single, records, upload, format } = form;
  if (source === 'single') return { records: [single] };
  if (source === 'records') return records.length === 0 ? undefined : { records: [...records] };
  if (source === 'file') return upload && { file: { upload: upload.id, format } };
  if (source === 'lines') return lines.trim() === '' ? undefined : { lines };
  if (template === '') return undefined;
  return { template: { text: template, ...(form.pace === 'at_once' && { count: form.count }) } };
}

/** Lines of blanks are no records. */
function givenRecords({ source, lines, records, upload, format }: SendForm): number | null {
  if (source === 'single') return 1;
  if (source === 'records') return records.length;
  if (source === 'file') return upload?.records?.[format] ?? null;
  return lines.split('\n').filter((line) => line.trim() !== '').length;
}

/** The rule for the keys of records that bring none. */
export function keyRule(form: SendForm): PartitionKeyRule {
  const { rule, key } = form;
  if (rule === 'fixed') return { kind: rule, value: key };
  if (rule === 'expression') return { kind: rule, expression: key };
  return { kind: rule === 'per_line' && mayKeyLines(form) ? rule : 'random' };
}
