'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { useStream } from '@/components/frame/use-stream';
import { RecordRing } from '@/lib/client/record-ring';
import { SearchConnection } from '@/lib/client/search-connection';
import { isoInstant } from '@/lib/format/format-instant';
import { api } from '@/lib/routes';
import type { ModeProps } from './mode-props';
import { type ExactRange, exactRange, isFault, type RangeFault } from './search-range';

/** One search at a time, with what it found; it ends with the page. */
export function useSearch({
  connection,
  stream,
  params,
  onParams,
}: Pick<ModeProps, 'connection' | 'stream' | 'params' | 'onParams'>) {
  const [{ ring, search }] = useState(() => {
    const records = new RecordRing();
    return { ring: records, search: new SearchConnection({ ring: records }) };
  });
  const [fault, setFault] = useState<RangeFault>();
  const [span, setSpan] = useState<ExactRange>();
  const retentionHours = useStream(connection, stream).data?.retentionHours;
  useEffect(() => () => search.stop(), [search]);
  const state = useSyncExternalStore(search.subscribe, search.state, search.state);
  const records = useSyncExternalStore(ring.subscribe, ring.state, ring.state);

  const pathOf = ({ fromMs, toMs }: ExactRange, cursor: string | undefined, limit: number) =>
    api.search(connection, stream, {
      shard: params.shards,
      from: fromMs,
      to: toMs,
      filter: params.filter || undefined,
      limit,
      reader: params.reader,
      cursor: cursor || undefined,
    });

  const start = () => {
    const range = exactRange(params, Date.now(), retentionHours);
    setFault(isFault(range) ? range : undefined);
    if (isFault(range)) return;
    setSpan(range);
    search.start(pathOf(range, params.cursor, params.matches));
  };
  /** Within the range that the position belongs to: "now" does not move meanwhile. */
  const goOn = (cursor: string) => {
    if (!span) return;
    search.start(pathOf(span, cursor, params.matches), { keep: true });
    const since = isoInstant(span.fromMs);
    onParams({ cursor, range: 'exact', since, until: isoInstant(span.toMs) });
  };
  const stop = () => search.stop();
  return { state, records, span, fault, start, goOn, stop };
}
