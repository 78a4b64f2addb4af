'use client';

import { useEffect, useMemo } from 'react';
import { RecordsTable } from '@/components/records/records-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ProblemView } from '@/components/ui/problem-view';
import type { TailState } from '@/lib/client/tail-connection';
import { formatCounted } from '@/lib/format/format-count';
import { LiveToolbar } from './live-toolbar';
import type { ModeProps } from './mode-props';
import { ReadLoad } from './read-load';
import { ReadingNotices } from './reading-notices';
import { TailNotesList } from './tail-notes-list';
import { TailStrip } from './tail-strip';
import { useAsked } from './use-asked';
import { useTail } from './use-tail';

/** Records as they arrive, of all shards or some. */
export function LiveView(props: ModeProps) {
  const { connection, stream, params, onParams, onFilter, typedFilter, onSeen, asked } = props;
  const { shards, filter } = params;
  const { tail, ring, state, records } = useTail({ connection, stream, shards, filter });
  const order = params.order ?? 'newest';
  const { rows } = records;
  const shown = useMemo(() => (order === 'newest' ? rows.toReversed() : rows), [rows, order]);
  useEffect(() => onSeen(rows), [onSeen, rows]);
  useAsked(asked, () => {
    if (state.phase === 'stopped' || state.phase === 'failed') tail.start();
  });

  /** Another filter starts it by itself. */
  const start = () => {
    const typed = typedFilter();
    if (typed === filter) tail.start();
    else onFilter(typed);
  };

  return (
    <>
      <LiveToolbar
        connection={connection}
        stream={stream}
        params={params}
        onParams={onParams}
        tail={tail}
        state={state}
        waiting={records.held ? records.waiting : undefined}
        onStart={start}
        onPause={(paused) => (paused ? ring.hold() : ring.release())}
      />
      {state.problem?.fields.length === 0 && state.phase === 'failed' && (
        <ProblemView problem={state.problem} onRetry={() => tail.resume()} />
      )}
      <ReadingNotices notices={state.notices} unevaluated={state.figures.unevaluated} />
      <TailNotesList notes={state.notes} />
      <RecordsTable
        connection={connection}
        stream={stream}
        records={shown}
        order={order}
        onOrder={(next) => onParams({ order: next })}
        readAtMs={rows.at(-1)?.arrivalMs ?? 0}
        chosenShards={shards.length}
        filtered={filter !== ''}
        live
        params={params}
        onParams={onParams}
        onFilter={onFilter}
        {...(state.keys ? { keys: state.keys } : {})}
        status={<TailStrip tail={tail} state={state} records={records} filtered={filter !== ''} />}
        empty={<NothingYet state={state} filter={filter} />}
      />
      {state.phase === 'live' && <ReadLoad shards={state.shards} />}
    </>
  );
}

function NothingYet({ state, filter }: { state: TailState; filter: string }) {
  if (state.phase === 'stopped' || state.phase === 'failed') {
    return <EmptyState title="Nothing is watched now">Start to see what arrives.</EmptyState>;
  }
  if (state.phase === 'waiting') {
    return <EmptyState title="The connection is lost">{state.problem?.detail}</EmptyState>;
  }
  if (state.phase === 'connecting' && !state.resumable) return <EmptyState title="Connecting" />;
  const { scanned } = state.figures;
  if (filter !== '' && scanned > 0) {
    return (
      <EmptyState title="Nothing matches the filter so far">
        {formatCounted(scanned, 'record')} arrived since the start; none of them matched.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Waiting for records">
      Every record that arrives from now on appears here. For those of before, take a sample or
      search.
    </EmptyState>
  );
}
