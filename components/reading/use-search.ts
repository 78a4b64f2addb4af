'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { useStream } from '@/components/frame/use-stream';
import { RecordRing } from '@/lib/client/record-ring';
import { SearchConnection } from '@/lib/client/search-connection';
import { isoInstant } from '@/lib/format/format-instant';
import type { ModeProps } from './mode-props';
import { type SearchWish, searchPath } from './search-path';
import { exactRange, isFault, type RangeFault } from './search-range';

type SearchPlace = Pick<ModeProps, 'connection' | 'stream' | 'params' | 'onParams'>;

/** One search at a time, with what it found; it ends with the page. */
export function useSearch({ connection, stream, params, onParams }: SearchPlace) {
  const [{ ring, search }] = useState(() => {
    const records = new RecordRing();
    return { ring: records, search: new SearchConnection({ ring: records }) };
  });
  const [fault, setFault] = useState<RangeFault>();
  const [wish, setWish] = useState<SearchWish>();
  const retentionHours = useStream(connection, stream).data?.retentionHours;
  useEffect(() => () => search.stop(), [search]);
  const state = useSyncExternalStore(search.subscribe, search.state, search.state);
  const records = useSyncExternalStore(ring.subscribe, ring.state, ring.state);
  const place = { connection, stream };
  const limit = params.matches;

  /** From a position in the address only where nothing was searched yet; what came since has its own way on. */
  const start = (filter = params.filter) => {
    const span = exactRange(params, Date.now(), retentionHours);
    setFault(isFault(span) ? span : undefined);
    if (isFault(span)) return;
    const next = { span, shards: params.shards, filter, reader: params.reader };
    const goesOn = state.phase === 'idle' && filter === params.filter;
    const cursor = goesOn ? params.cursor : '';
    setWish(next);
    if (filter !== params.filter || cursor !== params.cursor) onParams({ filter, cursor: null });
    search.start(searchPath(place, next, { cursor, limit }), { cursor: cursor || undefined });
  };
  /** What was asked, within the range that the position belongs to: "now" does not move meanwhile. */
  const goOn = (cursor: string) => {
    if (!wish) return;
    search.start(searchPath(place, wish, { cursor, limit }), { cursor, keep: true });
    const { span, ...same } = wish;
    const since = isoInstant(span.fromMs);
    onParams({ ...same, cursor, range: 'exact', since, until: isoInstant(span.toMs) });
  };
  const stop = () => search.stop();
  return { state, records, wish, fault, start, goOn, stop };
}
