import { parseAsNumberLiteral, parseAsString, parseAsStringLiteral } from 'nuqs';
import type { ReadFrom } from '@/lib/contract/record';

const READ_STARTS = [
  'latest',
  'oldest',
  'time',
  'sequence',
  'after',
] as const satisfies readonly ReadFrom[];
export const LIMITS = [25, 100, 500, 1000] as const;

/** How a payload is shown beside the list. */
const PAYLOAD_VIEWS = ['tree', 'raw', 'hex'] as const;
export type PayloadView = (typeof PAYLOAD_VIEWS)[number];

/** What of the records page stands in its address. */
export const recordsParams = {
  shard: parseAsString.withDefault(''),
  from: parseAsStringLiteral(READ_STARTS).withDefault('latest'),
  /** A time in UTC (from=time) or a sequence number (from=sequence, from=after). */
  at: parseAsString.withDefault(''),
  limit: parseAsNumberLiteral(LIMITS).withDefault(100),
  /** Order of the list; that of reading when absent. */
  order: parseAsStringLiteral(['newest', 'oldest']),
  q: parseAsString.withDefault(''),
  /** shard/sequence number of the record in the drawer. */
  open: parseAsString.withDefault(''),
  show: parseAsStringLiteral(PAYLOAD_VIEWS).withDefault('tree'),
};
