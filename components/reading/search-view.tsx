'use client';

import { useEffect, useMemo } from 'react';
import { RecordsTable } from '@/components/records/records-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ProblemView } from '@/components/ui/problem-view';
import type { ClientProblem } from '@/lib/client/client-problem';
import type { SearchState } from '@/lib/client/search-connection';
import { formatCounted } from '@/lib/format/format-count';
import type { ModeProps } from './mode-props';
import { ReadingNotices } from './reading-notices';
import { SearchEndingLine } from './search-ending';
import { SearchExportButton } from './search-export-button';
import { SearchForm } from './search-form';
import { isOfAnother } from './search-path';
import { SearchProgressPanel } from './search-progress';
import { useAsked } from './use-asked';
import { useSearch } from './use-search';

/** Every record of a time range that the filter lets through. */
export function SearchView(props: ModeProps) {
  const { connection, stream, params, onParams, onFilter, typedFilter, onSeen, asked } = props;
  const place = { connection, stream, params, onParams };
  const { state, records, wish, fault, start, goOn, stop } = useSearch(place);
  const { rows, evicted } = records;
  const { ending } = state;
  const problem = told(state.problem);
  const order = params.order ?? 'oldest';
  const shown = useMemo(() => (order === 'newest' ? rows.toReversed() : rows), [rows, order]);
  useEffect(() => onSeen(rows), [onSeen, rows]);
  useAsked(asked, start);
  const startTyped = () => start(typedFilter());

  return (
    <>
      <SearchForm {...place} state={state} fault={fault} onStart={startTyped} onStop={stop} />
      <SearchProgressPanel state={state} />
      {ending && wish && (
        <SearchEndingLine
          ending={ending}
          brief={problem !== undefined}
          onGoOn={goOn}
          onAgain={startTyped}
        >
          {state.open && <SearchExportButton {...place} wish={wish} />}
        </SearchEndingLine>
      )}
      {wish && isOfAnother(wish, params) && (
        <p className="px-4 pb-2 text-sm break-words text-muted">
          Found before the form changed,{' '}
          {wish.filter === '' ? 'without a filter' : `with ${wish.filter}`}.
        </p>
      )}
      {problem && <ProblemView problem={problem} />}
      <ReadingNotices
        notices={state.open?.notices ?? []}
        unevaluated={state.progress?.unevaluated ?? null}
      />
      {state.phase === 'idle' && params.open === '' ? (
        <NothingFound state={state} />
      ) : (
        <RecordsTable
          connection={connection}
          stream={stream}
          records={shown}
          order={order}
          onOrder={(next) => onParams({ order: next })}
          readAtMs={wish?.span.toMs ?? 0}
          chosenShards={wish?.shards.length ?? 0}
          filtered={wish?.filter !== undefined && wish.filter !== ''}
          live={state.phase === 'running' && order === 'newest'}
          params={params}
          onParams={onParams}
          onFilter={onFilter}
          {...(state.keys ? { keys: state.keys } : {})}
          status={
            evicted > 0 &&
            `${formatCounted(evicted, 'older match', 'older matches')} let go to make room`
          }
          empty={<NothingFound state={state} />}
        />
      )}
    </>
  );
}

/** What deserves more than a line: neither a lost connection nor a fault that stands at its field. */
const told = (problem: ClientProblem | undefined) =>
  problem?.code === 'network' || problem?.fields.length ? undefined : problem;

function NothingFound({ state: { phase, progress } }: { state: SearchState }) {
  if (phase === 'idle') {
    return (
      <EmptyState title="Search a time range">
        Every shard that is chosen is read from the start of the range to its end, and the server
        keeps what the filter lets through. Progress, what was found and why it stopped are shown as
        it goes.
      </EmptyState>
    );
  }
  if (phase === 'running') return <EmptyState title="Nothing found so far" />;
  if (!progress) return <EmptyState title="Nothing was read" />;
  return (
    <EmptyState title="Nothing matches in what was read">
      {formatCounted(progress.scanned, 'record')} of the range examined.
    </EmptyState>
  );
}
