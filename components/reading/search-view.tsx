'use client';

import { useEffect, useMemo, useState } from 'react';
import { useStream } from '@/components/frame/use-stream';
import { RecordsTable } from '@/components/records/records-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ProblemView } from '@/components/ui/problem-view';
import type { SearchState } from '@/lib/client/search-connection';
import { formatCounted } from '@/lib/format/format-count';
import { isoInstant } from '@/lib/format/format-instant';
import { api } from '@/lib/routes';
import type { ModeProps } from './mode-props';
import { ReadingNotices } from './reading-notices';
import { SearchEndingLine } from './search-ending';
import { SearchForm } from './search-form';
import { SearchProgressPanel } from './search-progress';
import { type ExactRange, exactRange, isFault, type RangeFault } from './search-range';
import { useAsked } from './use-asked';
import { useSearch } from './use-search';

/** Every record of a time range that the filter lets through. */
export function SearchView(props: ModeProps) {
  const { connection, stream, params, onParams, onFilter, onSeen, asked } = props;
  const { search, state, records } = useSearch();
  const retentionHours = useStream(connection, stream).data?.retentionHours;
  const [fault, setFault] = useState<RangeFault>();
  const [running, setRunning] = useState<ExactRange>();
  const order = params.order ?? 'oldest';
  const { rows } = records;
  const shown = useMemo(() => (order === 'newest' ? rows.toReversed() : rows), [rows, order]);
  useEffect(() => onSeen(rows), [onSeen, rows]);

  const start = (cursor: string, keep: boolean) => {
    const range = exactRange(params, Date.now(), retentionHours);
    if (isFault(range)) {
      setFault(range);
      return;
    }
    // Going on is within the range that the position belongs to: "now" does not move meanwhile.
    const span = keep && running ? running : range;
    setFault(undefined);
    setRunning(span);
    const { shards, filter, matches: limit, reader } = params;
    search.start(
      api.search(connection, stream, {
        shard: shards,
        from: span.fromMs,
        to: span.toMs,
        filter: filter || undefined,
        limit,
        reader,
        cursor: cursor || undefined,
      }),
      { keep },
    );
    if (cursor === '') return;
    const since = isoInstant(span.fromMs);
    onParams({ cursor, range: 'exact', since, until: isoInstant(span.toMs) });
  };
  useAsked(asked, () => start('', false));

  const { ending, problem } = state;
  return (
    <>
      <SearchForm
        connection={connection}
        stream={stream}
        params={params}
        onParams={onParams}
        state={state}
        fault={fault}
        onStart={() => start(params.cursor, false)}
        onStop={() => search.stop()}
      />
      <SearchProgressPanel state={state} />
      {ending && <SearchEndingLine ending={ending} onGoOn={(cursor) => start(cursor, true)} />}
      {problem && <ProblemView problem={problem} />}
      <ReadingNotices
        notices={state.open?.notices ?? []}
        unevaluated={state.progress?.unevaluated ?? null}
      />
      {state.phase === 'idle' ? (
        <EmptyState title="Search a time range">
          Every shard that is chosen is read from the start of the range to its end, and the server
          keeps what the filter lets through. Progress, what was found and why it stopped are shown
          as it goes.
        </EmptyState>
      ) : (
        <RecordsTable
          connection={connection}
          stream={stream}
          records={shown}
          order={order}
          onOrder={(next) => onParams({ order: next })}
          readAtMs={running?.toMs ?? 0}
          oneShard={params.shards.length === 1}
          live={state.phase === 'running' && order === 'newest'}
          params={params}
          onParams={onParams}
          onFilter={onFilter}
          {...(state.keys ? { keys: state.keys } : {})}
          status={
            records.evicted > 0 &&
            `${formatCounted(records.evicted, 'older match', 'older matches')} let go to make room`
          }
          empty={<NothingFound state={state} />}
        />
      )}
    </>
  );
}

function NothingFound({ state: { phase, progress } }: { state: SearchState }) {
  if (phase === 'running') return <EmptyState title="Nothing found so far" />;
  const examined = formatCounted(progress?.scanned ?? 0, 'record');
  return (
    <EmptyState title="Nothing matches in what was read">
      {examined} of the range were examined.
    </EmptyState>
  );
}
