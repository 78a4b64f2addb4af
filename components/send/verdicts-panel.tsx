'use client';

import { clsx } from 'clsx';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useMemo, useState } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { Panel } from '@/components/ui/panel';
import { QueryContent } from '@/components/ui/query-content';
import { Segmented } from '@/components/ui/segmented';
import { TableSkeleton } from '@/components/ui/table-skeleton';
import type { Run } from '@/lib/contract/run';
import { formatCount } from '@/lib/format/format-count';
import { isUnderWay } from './run-state';
import {
  useVerdicts,
  VERDICT_FILTERS,
  VERDICTS_PER_PAGE,
  type VerdictFilter,
  verdictCount,
} from './use-verdicts';
import { verdictColumns } from './verdict-columns';

const SHOWN_FILTERS: readonly { value: VerdictFilter; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'delivered', label: 'Delivered' },
  { value: 'failed', label: 'Failed' },
  { value: 'unknown', label: 'Unknown' },
];

/** So many never fill the box, which else has its height from the start. */
const FEW_RECORDS = 8;

interface VerdictsPanelProps {
  connection: string;
  run: Run;
}

/** What became of every record, paged from the server however many there are. */
export function VerdictsPanel({ connection, run }: VerdictsPanelProps) {
  const [filter, setFilter] = useQueryState(
    'verdicts',
    parseAsStringLiteral(VERDICT_FILTERS).withDefault('all'),
  );
  const [page, setPage] = useState(0);
  const query = useVerdicts({ connection, run, filter, page });
  const columns = useMemo(() => verdictColumns(connection, run.stream), [connection, run.stream]);
  const few = run.progress.planned !== null && run.progress.planned <= FEW_RECORDS;
  const counted = verdictCount(run, filter);
  const total = Math.max(query.data?.total ?? 0, isUnderWay(run.state) ? counted : 0);
  const filters = SHOWN_FILTERS.map(({ value, label }) => ({
    value,
    label: `${label} ${formatCount(verdictCount(run, value))}`,
  }));
  return (
    <Panel
      title="Verdicts"
      actions={
        <Segmented
          label="Show verdicts"
          value={filter}
          options={filters}
          onChange={(next) => {
            setPage(0);
            void setFilter(next);
          }}
          className="max-w-full overflow-x-auto"
        />
      }
    >
      <QueryContent query={query} skeleton={<TableSkeleton rows={8} />}>
        {({ verdicts }) => (
          <>
            <DataTable
              label="Verdicts"
              className={clsx('max-h-80 border-t', !few && 'min-h-80')}
              columns={columns}
              rows={verdicts}
              rowKey={({ index }) => String(index)}
              empty={
                <EmptyState
                  title={isUnderWay(run.state) ? 'No verdict yet' : 'No record has this verdict'}
                />
              }
            />
            <Pager
              noun="verdicts"
              page={page}
              perPage={VERDICTS_PER_PAGE}
              total={total}
              onPage={setPage}
            />
          </>
        )}
      </QueryContent>
    </Panel>
  );
}
