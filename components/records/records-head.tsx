'use client';

import { KeyRound } from 'lucide-react';
import dynamic from 'next/dynamic';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import type { RecordView } from '@/lib/contract/record';
import { ColumnsButton } from './columns-button';
import { ExportMenu } from './export-menu';
import { RecordsStrip } from './records-strip';
import type { RecordsTableProps } from './records-table';
import type { ChosenColumns } from './use-columns';

const KeysPanel = dynamic(() => import('./keys-panel').then((file) => file.KeysPanel), {
  ssr: false,
  loading: () => <Skeleton className="mx-4 mb-3 h-84" />,
});
interface RecordsHeadProps {
  table: RecordsTableProps;
  /** Those that match the search. */
  records: readonly RecordView[];
  needle: string;
  columns: ChosenColumns;
}

/** What stands above the table: search, what can be done with the records, and their keys. */
export function RecordsHead({ table, records, needle, columns }: RecordsHeadProps) {
  const { connection, stream, params, onParams } = table;
  const keysShown = params.keys === 'open';
  return (
    <>
      <RecordsStrip
        read={table.records.length}
        matching={records.length}
        needle={needle}
        q={params.q}
        onSearch={(q) => onParams({ q })}
        status={table.status}
      >
        <Button
          kind="quiet"
          aria-pressed={keysShown}
          className="aria-pressed:bg-raised aria-pressed:text-text"
          onClick={() => onParams({ keys: keysShown ? null : 'open' })}
        >
          <KeyRound aria-hidden className="size-4" />
          <span className="max-sm:sr-only">Keys</span>
        </Button>
        <ColumnsButton columns={columns} records={table.records} />
        <ExportMenu
          connection={connection}
          stream={stream}
          records={records}
          columns={columns.ids}
        />
      </RecordsStrip>
      {keysShown && (
        <KeysPanel
          connection={connection}
          stream={stream}
          records={table.records}
          keys={table.keys}
          chosenShards={table.chosenShards}
          filtered={table.filtered && !table.keys}
          onFilter={table.onFilter}
          onClose={() => onParams({ keys: null })}
        />
      )}
    </>
  );
}
