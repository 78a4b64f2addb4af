import type { PartitionKeyRule } from '@/lib/contract/batch';
import type { SendChoices } from './send-params';

/** The form's choices that stand for a rule. */
export function keyChoices(rule: PartitionKeyRule): Partial<SendChoices> {
  if (rule.kind === 'fixed') return { rule: rule.kind, key: rule.value };
  if (rule.kind === 'expression') return { rule: rule.kind, key: rule.expression };
  return { rule: rule.kind };
}
