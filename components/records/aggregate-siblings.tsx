'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Column } from '@/components/ui/column';
import { DataTable } from '@/components/ui/data-table';
import { IconButton } from '@/components/ui/icon-button';
import { QueryContent } from '@/components/ui/query-content';
import { TableSkeleton } from '@/components/ui/table-skeleton';
import type { RecordView } from '@/lib/contract/record';
import { formatCount } from '@/lib/format/format-count';
import { PayloadLine } from './payload-line';
import { recordKey } from './record-key';
import { Runs } from './runs';
import { useRecords } from './use-records';

interface AggregateSiblingsProps {
  connection: string;
  stream: string;
  record: RecordView;
  subRecord: NonNullable<RecordView['subRecord']>;
  onOpen: (key: string) => void;
}

const COLUMNS: readonly Column<RecordView>[] = [
  {
    id: 'place',
    header: 'Place',
    numeric: true,
    width: 'w-18',
    cell: ({ subRecord }) => formatCount((subRecord?.index ?? 0) + 1),
  },
  {
    id: 'key',
    header: 'Partition key',
    width: 'w-36',
    cell: ({ partitionKey }) => (
      <span className="font-mono text-[0.95em]">
        <Runs text={partitionKey} json={false} needle="" />
      </span>
    ),
  },
  {
    id: 'payload',
    header: 'Payload',
    cell: ({ data }) => <PayloadLine data={data} needle="" />,
  },
];

/** Which record of its aggregate this is, and the others, also those that the list does not show. */
export function AggregateSiblings(props: AggregateSiblingsProps) {
  const { connection, stream, record, subRecord, onOpen } = props;
  const [listed, setListed] = useState(false);
  const { shard, sequenceNumber } = record;
  const query = useRecords(
    { connection, stream },
    listed ? { shard, from: 'sequence', at: sequenceNumber, limit: 1 } : undefined,
  );
  const { index, count } = subRecord;
  const open = (next: number) =>
    onOpen(recordKey({ shard, sequenceNumber, subRecord: { ...subRecord, index: next } }));
  return (
    <section aria-label="Aggregate" className="border-b text-sm">
      <div className="flex items-center gap-1 px-4 py-1.5">
        <span>
          Record {formatCount(index + 1)} of the {formatCount(count)} of a KPL aggregate
        </span>
        <IconButton
          label="Previous of the aggregate"
          icon={<ChevronLeft />}
          disabled={index === 0}
          onClick={() => open(index - 1)}
        />
        <IconButton
          label="Next of the aggregate"
          icon={<ChevronRight />}
          disabled={index >= count - 1}
          onClick={() => open(index + 1)}
        />
        <button
          type="button"
          aria-expanded={listed}
          onClick={() => setListed(!listed)}
          className="ml-auto rounded px-1.5 text-muted hover:text-text"
        >
          {listed ? 'Hide the others' : 'List them all'}
        </button>
      </div>
      {listed && (
        <QueryContent query={query} skeleton={<TableSkeleton rows={4} />}>
          {({ records }) => (
            <DataTable
              label="Records of the aggregate"
              className="max-h-64 border-t"
              columns={COLUMNS}
              rows={records.filter((one) => one.sequenceNumber === sequenceNumber)}
              rowKey={recordKey}
              currentKey={recordKey(record)}
              onOpen={(one) => onOpen(recordKey(one))}
            />
          )}
        </QueryContent>
      )}
    </section>
  );
}
