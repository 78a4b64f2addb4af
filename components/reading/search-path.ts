import type { RecordsParams } from '@/components/records/records-params';
import type { StreamPlace } from '@/components/records/use-records';
import { api } from '@/lib/routes';
import type { ExactRange } from './search-range';

/** What a search asks for, fixed when it starts: the form may say something else while its matches are shown. */
export interface SearchWish extends Pick<RecordsParams, 'shards' | 'filter' | 'reader'> {
  span: ExactRange;
}

interface SearchSteps {
  cursor: string | undefined;
  /** Of matches. */
  limit: number;
  /** Every record whole. */
  whole?: boolean;
}

export function searchPath(
  { connection, stream }: StreamPlace,
  { span, shards, filter, reader }: SearchWish,
  { cursor, limit, whole = false }: SearchSteps,
): string {
  return api.search(connection, stream, {
    shard: shards,
    from: span.fromMs,
    to: span.toMs,
    filter: filter || undefined,
    limit,
    reader,
    payload: whole ? 'full' : undefined,
    cursor: cursor || undefined,
  });
}

/** Whether the form says something else by now: after a change that has started nothing yet, or a step back. */
export const isOfAnother = (
  { filter, shards }: SearchWish,
  form: Pick<RecordsParams, 'filter' | 'shards'>,
): boolean => filter !== form.filter || shards.join() !== form.shards.join();
