import { parseAsNumberLiteral, parseAsString, parseAsStringLiteral } from 'nuqs';
import type { ReadFrom } from '@/lib/contract/record';
import { tableParams } from './table-params';

const READ_STARTS = [
  'latest',
  'oldest',
  'time',
  'sequence',
  'after',
] as const satisfies readonly ReadFrom[];
export const LIMITS = [25, 100, 500, 1000] as const;

/** What of the records page stands in its address. */
export const recordsParams = {
  ...tableParams,
  shard: parseAsString.withDefault(''),
  from: parseAsStringLiteral(READ_STARTS).withDefault('latest'),
  /** A time in UTC (from=time) or a sequence number (from=sequence, from=after). */
  at: parseAsString.withDefault(''),
  limit: parseAsNumberLiteral(LIMITS).withDefault(100),
  /** Order of the list; that of reading when absent. */
  order: parseAsStringLiteral(['newest', 'oldest']),
};
