import type { PartitionKeyRule } from '@/lib/contract/batch';
import { partitionKeySchema } from '@/lib/contract/names';
import { compileKeyExpression } from '@/lib/template/compile-key-expression';
import { randomSource } from '@/lib/template/random-source';
import type { BatchFaults } from './batch-faults';
import { randomKey } from './random-key';

const FIELD = 'partitionKey.expression';
/** Others than those of templates and of key expressions, so that keys do not repeat their values. */
const SALT = 3;

interface KeyAsk {
  index: number;
  nowMs: number;
  seed: number;
  /** The record's text. */
  record: string;
}

/** The partition key of one record; a record that has none is a fault, and its key empty. */
export type KeySource = (ask: KeyAsk) => string;

/** Makes keys by the rule, the same for the same seed and index; faults of the rule itself go to `faults` at once. */
export function keySource(rule: PartitionKeyRule | undefined, faults: BatchFaults): KeySource {
  if (rule?.kind === 'fixed') return () => rule.value;
  if (rule?.kind !== 'expression') {
    return ({ seed, index }) => randomKey(randomSource(seed, index, SALT));
  }
  const compiled = compileKeyExpression(rule.expression);
  if (!compiled.ok) {
    faults.addTemplate(FIELD, rule.expression, compiled.faults);
    return () => '';
  }
  return (ask) => {
    const result = compiled.expression.keyOf(ask);
    const key = result.ok ? result.key : '';
    const message = result.ok
      ? partitionKeySchema.safeParse(key).error?.issues[0]?.message
      : result.message;
    if (message) faults.add(FIELD, `record at index ${ask.index}: ${message}`);
    return key;
  };
}
