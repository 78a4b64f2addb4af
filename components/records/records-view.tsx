'use client';

import dynamic from 'next/dynamic';
import { useQueryStates } from 'nuqs';
import { useCallback, useRef, useState } from 'react';
import type { ModeProps } from '@/components/reading/mode-props';
import { ReadingBar } from '@/components/reading/reading-bar';
import { TableSkeleton } from '@/components/ui/table-skeleton';
import type { RecordView } from '@/lib/contract/record';
import { type RecordsChanges, recordsParams } from './records-params';
import type { StreamPlace } from './use-records';

const loading = () => <TableSkeleton rows={12} />;
const SampleView = dynamic(
  () => import('@/components/reading/sample-view').then((file) => file.SampleView),
  { ssr: false, loading },
);
const LiveView = dynamic(
  () => import('@/components/reading/live-view').then((file) => file.LiveView),
  { ssr: false, loading },
);
const SearchView = dynamic(
  () => import('@/components/reading/search-view').then((file) => file.SearchView),
  { ssr: false, loading },
);

/** What a colleague may want to go back from; the rest only changes how the same thing is shown. */
const OF_THE_READING = [
  'mode',
  'filter',
  'shard',
  'shards',
  'from',
  'at',
  'limit',
  'range',
  'cursor',
];

/** Three ways of reading a stream's records, with one filter. */
export function RecordsView({ connection, stream }: StreamPlace) {
  const [params, setParams] = useQueryStates(recordsParams);
  const [asked, setAsked] = useState({ mode: params.mode, times: 0 });
  const times = asked.mode === params.mode ? asked.times : 0;
  const seen = useRef<readonly RecordView[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  const typedFilter = useCallback(
    () => field.current?.value.trim() ?? params.filter,
    [params.filter],
  );
  const onSeen = useCallback((records: readonly RecordView[]) => {
    seen.current = records;
  }, []);

  const onParams = useCallback(
    (changes: RecordsChanges) => {
      const reading = Object.keys(changes).some((name) => OF_THE_READING.includes(name));
      void setParams(changes, { history: reading ? 'push' : 'replace' });
    },
    [setParams],
  );
  const onFilter = (filter: string) => {
    onParams({ filter, cursor: null });
    if (filter === params.filter || params.mode === 'search') {
      setAsked({ mode: params.mode, times: times + 1 });
    }
  };

  const place = { connection, stream, params, onParams };
  const view: ModeProps = { ...place, onFilter, typedFilter, onSeen, asked: times };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <h2 className="sr-only">Records of {stream}</h2>
      <ReadingBar {...place} field={field} seen={seen} onRun={onFilter} />
      {params.mode === 'sample' && <SampleView {...view} />}
      {params.mode === 'live' && <LiveView {...view} />}
      {params.mode === 'search' && <SearchView {...view} />}
    </div>
  );
}
