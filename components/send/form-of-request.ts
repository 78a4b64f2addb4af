import type { PartitionKeyRule } from '@/lib/contract/batch';
import type { RunAnswer } from '@/lib/contract/run';
import { choicesOf } from './pace-plan';
import type { SendForm } from './send-form';
import type { SendChoices } from './send-params';

type AskedRun = NonNullable<RunAnswer['request']>;

/** What to fill into the form, so that it asks again for what a run was asked for. */
export function formOfRequest(request: AskedRun): Partial<SendForm> {
  const { explicitHashKey: hash, shard, name = '' } = request;
  return {
    ...sourceOf(request),
    ...(request.partitionKey ? keyChoices(request.partitionKey) : { rule: 'random' }),
    ...(hash !== undefined && { place: 'hash', hash }),
    ...(shard !== undefined && { place: 'shard', shard }),
    ...(hash === undefined && shard === undefined && { place: 'key' }),
    ...choicesOf(request.pace),
    name,
  };
}

function sourceOf({ template, lines, file, records = [] }: AskedRun): Partial<SendForm> {
  if (template) {
    const { text, count } = template;
    return { source: 'template', template: text, ...(count !== undefined && { count }) };
  }
  if (lines !== undefined) return { source: 'lines', lines };
  if (file) {
    const upload = { id: file.upload, name: 'The file of that run', sizeBytes: null };
    return { source: 'file', format: file.format, upload: { ...upload, records: null } };
  }
  const [first] = records;
  if (records.length === 1 && typeof first?.data === 'string' && first.partitionKey === undefined) {
    return { source: 'single', single: { data: first.data, encoding: first.encoding } };
  }
  return { source: 'records', records };
}

/** The form's choices that stand for a rule. */
export function keyChoices(rule: PartitionKeyRule): Partial<SendChoices> {
  if (rule.kind === 'fixed') return { rule: rule.kind, key: rule.value };
  if (rule.kind === 'expression') return { rule: rule.kind, key: rule.expression };
  return { rule: rule.kind };
}
