import { type CompiledFilter, compileFilter } from './compile-filter';
import type { FilterSubject } from './filter-subject';

/** A record with this text, for tests: JSON, unless told otherwise. */
export function subjectOf(text: string, rest: Partial<FilterSubject> = {}): FilterSubject {
  return {
    kind: 'json',
    text,
    key: 'customer-7',
    shard: 'shardId-000000000001',
    sequence: '49590338271490256608559692538361571095921575989136588898',
    arrivalMs: Date.UTC(2026, 0, 31, 12),
    size: 512,
    ...rest,
  };
}

/** The filter of a text that has no fault. */
export function filterOf(text: string): CompiledFilter {
  const result = compileFilter(text);
  if (!result.ok) throw new Error(`${text}: ${result.fault.message}`);
  return result.filter;
}
