'use client';

import { useMemo } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { Panel } from '@/components/ui/panel';
import { QueryContent } from '@/components/ui/query-content';
import { TableSkeleton } from '@/components/ui/table-skeleton';
import type { ApiQuery } from '@/components/ui/use-api-query';
import type { Run, RunsAnswer } from '@/lib/contract/run';
import { historyColumns } from './history-columns';

interface HistoryPanelProps {
  runs: ApiQuery<RunsAnswer>;
  shown: string | null;
  onOpen: (run: string) => void;
}

/** The runs of this stream, newest first. */
export function HistoryPanel({ runs, shown, onOpen }: HistoryPanelProps) {
  const columns = useMemo(() => historyColumns(({ id }: Run) => onOpen(id)), [onOpen]);
  return (
    <Panel title="Runs of this stream" figure={runs.data && <Slots answer={runs.data} />}>
      <QueryContent query={runs} skeleton={<TableSkeleton rows={3} />}>
        {(answer) =>
          answer.runs.length === 0 ? (
            <p className="border-t px-4 py-4 text-sm text-muted">
              Nothing was sent to this stream yet. Each run is kept here with the verdict of every
              record, also after this page is closed.
            </p>
          ) : (
            <DataTable
              label="Runs"
              className="max-h-80 border-t"
              columns={columns}
              rows={answer.runs}
              rowKey={({ id }) => id}
              currentKey={shown ?? undefined}
              onOpen={({ id }) => onOpen(id)}
            />
          )
        }
      </QueryContent>
    </Panel>
  );
}

function Slots({ answer: { running, atOnce } }: { answer: RunsAnswer }) {
  return (
    <span className="text-xs font-normal text-faint">
      {running > 0 && `${running} under way; `}at most {atOnce} at once
    </span>
  );
}
