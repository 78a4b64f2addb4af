import 'server-only';
import type { FilterCheck } from '@/lib/contract/reading';
import { invalidField } from '@/lib/errors';
import type { CompiledFilter } from '@/lib/filter/compile-filter';
import { compileFilter } from '@/lib/filter/compile-filter';

/** Whether a filter can be used. A blank one lets every record through. */
export function checkFilter(text: string): FilterCheck {
  if (text.trim() === '') return { fault: null };
  const result = compileFilter(text);
  return { fault: result.ok ? null : result.fault };
}

/**
 * The filter of a question; undefined where every record is wanted.
 * @throws invalid_input at `filter`, with the character where it is at fault
 */
export function compileFilterField(text: string | undefined): CompiledFilter | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const result = compileFilter(text);
  if (result.ok) return result.filter;
  const { message, from } = result.fault;
  throw invalidField('filter', `${message} (at character ${from + 1})`);
}
