'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useCallback, useDeferredValue, useMemo } from 'react';
import { DataTable } from '@/components/ui/data-table';
import type { KeyTally } from '@/lib/contract/reading';
import type { RecordView } from '@/lib/contract/record';
import { matcher } from './matching-records';
import { NothingMatches } from './nothing-matches';
import { recordKey } from './record-key';
import type { RecordOrder } from './record-order';
import { RecordsHead } from './records-head';
import type { TableParams } from './table-params';
import { useColumns } from './use-columns';
import { useOpenRecord } from './use-open-record';
import { useRecordKeys } from './use-record-keys';
import { useShownColumns } from './use-shown-columns';

const RecordDrawer = dynamic(() => import('./record-drawer').then((file) => file.RecordDrawer), {
  ssr: false,
});

export interface RecordsTableProps {
  connection: string;
  stream: string;
  /** In the order shown. A new array where anything changed, with the same objects for the same records. */
  records: readonly RecordView[];
  order: RecordOrder;
  onOrder: (order: RecordOrder) => void;
  /** When the newest of them were read; days other than its own are written. */
  readAtMs: number;
  /** How many shards were chosen, 0 for all; the name of the only one is not written in every row. */
  chosenShards: number;
  /** A filter kept back what does not match, from the count of keys too where the server gives none. */
  filtered: boolean;
  /** Records come by themselves: the newest stay in view, or, scrolled away from them, what is in view stays. */
  live?: boolean;
  params: TableParams;
  onParams: (changes: Partial<TableParams>) => void;
  /** Sets the filter with which the server reads, such as key == "k1". */
  onFilter?: (filter: string) => void;
  /** Keys of all that was read, where the server counts them; else they are counted from the records. */
  keys?: KeyTally;
  /** Beside the count of records, such as "read 3 s ago". */
  status?: ReactNode;
  /** Stands in the place of records where there are none. */
  empty: ReactNode;
}

/** Records, searched, with the open one beside them. It bears 100,000 of them and ten changes a second. */
export function RecordsTable(props: RecordsTableProps) {
  const { connection, stream, order, onOrder, readAtMs, params, onParams } = props;
  const oneShard = props.chosenShards === 1;
  const needle = useDeferredValue(params.q.trim());
  const find = useMemo(() => matcher(needle), [needle]);
  const records = useMemo(() => find(props.records), [find, props.records]);
  const place = useMemo(() => ({ connection, stream }), [connection, stream]);
  const open = useOpenRecord({ place, records, open: params.open });

  const move = useCallback(
    (step: -1 | 1) => {
      const next = records[open.index + step];
      if (next) onParams({ open: recordKey(next) });
    },
    [records, open.index, onParams],
  );
  useRecordKeys(params.open !== '', move);

  const columns = useColumns({ connection, stream, cols: params.cols, onParams });
  const shown = useShownColumns({ columns, records, needle, readAtMs, oneShard });
  const show = useCallback(
    (record: RecordView) => onParams({ open: recordKey(record) }),
    [onParams],
  );
  const close = useCallback(() => onParams({ open: '' }), [onParams]);

  return (
    <>
      <RecordsHead table={props} records={records} needle={needle} columns={columns} />
      <DataTable
        label="Records"
        className="max-h-[max(24rem,calc(100dvh-19rem))] border-y bg-surface"
        columns={shown}
        rows={records}
        rowKey={recordKey}
        sort={{ column: 'arrival', direction: order === 'newest' ? 'desc' : 'asc' }}
        onSort={() => onOrder(order === 'newest' ? 'oldest' : 'newest')}
        onOpen={show}
        liveEdge={props.live ? (order === 'newest' ? 'top' : 'bottom') : undefined}
        currentKey={open.index < 0 ? undefined : params.open}
        empty={
          props.records.length > 0 ? (
            <NothingMatches needle={needle} onClear={() => onParams({ q: '' })} />
          ) : (
            props.empty
          )
        }
      />
      {params.open !== '' && (
        <RecordDrawer
          connection={connection}
          stream={stream}
          open={open}
          total={records.length}
          needle={needle}
          view={params.show}
          onView={(view) => onParams({ show: view })}
          onMove={move}
          onClose={close}
          onFilter={props.onFilter}
          onOpen={(key) => onParams({ open: key })}
        />
      )}
    </>
  );
}
