import type { BatchRequest, PartitionKeyRule } from '@/lib/contract/batch';
import type { KeyRule, Source } from './send-params';

/** All that the reader has filled in, for every source at once: changing the source loses nothing. */
export interface SendForm {
  source: Source;
  template: string;
  count: number;
  lines: string;
  single: { data: string; encoding: 'text' | 'base64' };
  rule: KeyRule;
  key: string;
  hash: string;
}

/** The request that the form stands for; undefined while there is nothing to send. */
export function batchBody(form: SendForm): BatchRequest | undefined {
  if (form.source === 'single') {
    // One record has no pattern for its key: what is written there is the key.
    const partitionKey = form.rule === 'random' ? undefined : form.key;
    return {
      records: [
        {
          ...form.single,
          ...(partitionKey === undefined ? {} : { partitionKey }),
          ...hashOf(form),
        },
      ],
    };
  }
  const keys = { partitionKey: keyRule(form), ...hashOf(form) };
  if (form.source === 'lines') {
    return form.lines.trim() === '' ? undefined : { lines: form.lines, ...keys };
  }
  if (form.template === '') return undefined;
  return { template: { text: form.template, count: form.count }, ...keys };
}

/** How many records the form stands for. Lines of blanks are no records. */
export function recordCount({ source, count, lines }: SendForm): number {
  if (source === 'template') return count;
  return source === 'single' ? 1 : lines.split('\n').filter((line) => line.trim() !== '').length;
}

function keyRule({ rule, key }: SendForm): PartitionKeyRule {
  if (rule === 'fixed') return { kind: rule, value: key };
  return rule === 'expression' ? { kind: rule, expression: key } : { kind: rule };
}

const hashOf = ({ hash }: SendForm) => (hash === '' ? {} : { explicitHashKey: hash });
