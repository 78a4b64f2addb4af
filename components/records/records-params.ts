import {
  type inferParserType,
  parseAsArrayOf,
  parseAsNumberLiteral,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs';
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

/** Sample: one read. Live: records as they arrive. Search: every record of a time range. */
const READING_MODES = ['sample', 'live', 'search'] as const;
export type ReadingMode = (typeof READING_MODES)[number];

/** How far back a search reaches; `exact` goes by `since` and `until`, `all` by the retention. */
export const SEARCH_RANGES = ['5m', '15m', '1h', '3h', '6h', '12h', '1d', 'all', 'exact'] as const;
export type SearchRange = (typeof SEARCH_RANGES)[number];
export const MATCH_LIMITS = [100, 1_000, 10_000, 100_000] as const;

/** What of the records page stands in its address. */
export const recordsParams = {
  ...tableParams,
  mode: parseAsStringLiteral(READING_MODES).withDefault('sample'),
  /** What the server filters by, in all three modes. */
  filter: parseAsString.withDefault(''),
  /** Order of the list; that of reading when absent. */
  order: parseAsStringLiteral(['newest', 'oldest']),

  /** Of a sample; all shards when empty. */
  shard: parseAsString.withDefault(''),
  from: parseAsStringLiteral(READ_STARTS).withDefault('latest'),
  /** A time in UTC (from=time) or a sequence number (from=sequence, from=after). */
  at: parseAsString.withDefault(''),
  limit: parseAsNumberLiteral(LIMITS).withDefault(100),

  /** Of a tail or a search; all shards when empty. */
  shards: parseAsArrayOf(parseAsString).withDefault([]),
  range: parseAsStringLiteral(SEARCH_RANGES).withDefault('15m'),
  /** Times in UTC, for range=exact; until now when `until` is empty. */
  since: parseAsString.withDefault(''),
  until: parseAsString.withDefault(''),
  matches: parseAsNumberLiteral(MATCH_LIMITS).withDefault(1_000),
  reader: parseAsStringLiteral(['polling', 'fan_out']).withDefault('polling'),
  /** Where a search goes on; from the start of the range when empty. */
  cursor: parseAsString.withDefault(''),
};

export type RecordsParams = inferParserType<typeof recordsParams>;
/** null takes a value out of the address. */
export type RecordsChanges = { [Name in keyof RecordsParams]?: RecordsParams[Name] | null };

/** The same shards in the other mode, as far as it can choose them. */
export function changesForMode(mode: ReadingMode, params: RecordsParams): RecordsChanges {
  const [only = '', second] = params.shards;
  const shards = params.mode === 'sample' ? [params.shard].filter(Boolean) : params.shards;
  const shard = params.mode === 'sample' ? params.shard : second === undefined ? only : '';
  return { mode, shards, shard, open: null, order: null, cursor: null };
}
