import type { ReadFrom } from '@/lib/contract/record';

export interface ReadParams {
  shard: string;
  from: ReadFrom;
  at: string;
  limit: number;
}

export interface RecordsQuery extends Record<string, string | number | undefined> {
  shard: string | undefined;
  from: ReadFrom;
  at: string | undefined;
  limit: number;
}

/** Whether this start needs a time or a sequence number beside it. */
export const needsAt = (from: ReadFrom) => from !== 'latest' && from !== 'oldest';

const needsShard = (from: ReadFrom) => from === 'sequence' || from === 'after';

/** What to ask the server; undefined while the form lacks what its start needs: a time, or a shard and a sequence number. */
export function recordsQuery({ shard, from, at, limit }: ReadParams): RecordsQuery | undefined {
  if ((needsAt(from) && at === '') || (needsShard(from) && shard === '')) return undefined;
  return { shard: shard || undefined, from, at: needsAt(from) ? at : undefined, limit };
}
