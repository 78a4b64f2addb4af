'use client';

import { useMemo, useState } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { Segmented } from '@/components/ui/segmented';
import type { BatchAnswer, BatchRequest } from '@/lib/contract/batch';
import { formatCount } from '@/lib/format/format-count';
import { matchesFilter, type VerdictFilter } from './undelivered';
import { UndeliveredActions } from './undelivered-actions';
import { verdictColumns } from './verdict-columns';

interface VerdictTableProps {
  connection: string;
  answer: BatchAnswer;
  busy: boolean;
  onResend: (batch: BatchRequest) => void;
}

export function VerdictTable({ connection, answer, busy, onResend }: VerdictTableProps) {
  const [filter, setFilter] = useState<VerdictFilter>('all');
  const { verdicts, stream, total, delivered, failed, unknown } = answer;
  const rows = useMemo(() => verdicts.filter(matchesFilter(filter)), [verdicts, filter]);
  const columns = useMemo(() => verdictColumns(connection, stream), [connection, stream]);
  const filters = [
    { value: 'all' as const, label: `All ${formatCount(total)}` },
    { value: 'delivered' as const, label: `Delivered ${formatCount(delivered)}` },
    { value: 'failed' as const, label: `Failed ${formatCount(failed)}` },
    { value: 'unknown' as const, label: `Unknown ${formatCount(unknown)}` },
  ];
  return (
    <Panel
      title="Verdicts"
      actions={
        <Segmented
          label="Show verdicts"
          value={filter}
          options={filters}
          onChange={setFilter}
          className="max-w-full overflow-x-auto"
        />
      }
      figure={
        failed + unknown > 0 && (
          <UndeliveredActions answer={answer} busy={busy} onResend={onResend} />
        )
      }
    >
      <DataTable
        label="Verdicts"
        className="max-h-[max(20rem,60dvh)] border-t"
        columns={columns}
        rows={rows}
        rowKey={({ index }) => String(index)}
        empty={<EmptyState title="No record has this verdict" />}
      />
    </Panel>
  );
}
