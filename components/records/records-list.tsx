'use client';

import type { inferParserType } from 'nuqs';
import { useCallback, useDeferredValue, useMemo } from 'react';
import { DataTable } from '@/components/ui/data-table';
import type { RecordView } from '@/lib/contract/record';
import { matchingRecords } from './matching-records';
import { NoRecords } from './no-records';
import { ReadFurther } from './read-further';
import { recordColumns } from './record-columns';
import { RecordDrawer } from './record-drawer';
import { recordKey } from './record-key';
import type { recordsParams } from './records-params';
import type { ReadParams } from './records-query';
import { RecordsStrip } from './records-strip';
import { useOpenRecord } from './use-open-record';
import type { Reading } from './use-reading';
import { useRecordKeys } from './use-record-keys';

type Params = inferParserType<typeof recordsParams>;

interface RecordsListProps {
  connection: string;
  stream: string;
  reading: Reading;
  params: Params;
  onParams: (changes: Partial<Params>) => void;
  onRead: (params: ReadParams) => void;
}

/** What was read, searched, with the open record beside it. */
export function RecordsList(props: RecordsListProps) {
  const { connection, stream, reading, params, onParams, onRead } = props;
  const needle = useDeferredValue(params.q.trim());
  const records = useMemo(() => matchingRecords(reading.records, needle), [reading, needle]);
  const place = useMemo(() => ({ connection, stream }), [connection, stream]);
  const open = useOpenRecord({ place, records, listed: true, open: params.open });

  const show = (record: RecordView | undefined) => {
    if (record) onParams({ open: recordKey(record) });
  };
  const move = useCallback(
    (step: -1 | 1) => {
      const next = records[open.index + step];
      if (next) onParams({ open: recordKey(next) });
    },
    [records, open.index, onParams],
  );
  useRecordKeys(params.open !== '', move);

  const { readAtMs } = reading.newer;
  const oneShard = params.shard !== '';
  const columns = useMemo(
    () => recordColumns({ needle, readAtMs, oneShard }),
    [needle, readAtMs, oneShard],
  );
  const close = useCallback(() => onParams({ open: '' }), [onParams]);

  return (
    <>
      <RecordsStrip
        read={reading.records.length}
        matching={records.length}
        needle={needle}
        readAtMs={readAtMs}
        q={params.q}
        onSearch={(q) => onParams({ q })}
      />
      <DataTable
        label="Records"
        className="max-h-[max(24rem,calc(100dvh-19rem))] border-y bg-surface"
        columns={columns}
        rows={records}
        rowKey={recordKey}
        sort={{ column: 'arrival', direction: reading.order === 'newest' ? 'desc' : 'asc' }}
        onSort={() => onParams({ order: reading.order === 'newest' ? 'oldest' : 'newest' })}
        onOpen={show}
        currentKey={params.open || undefined}
        empty={<NoRecords needle={needle} reading={reading} onClear={() => onParams({ q: '' })} />}
      />
      <ReadFurther reading={reading} params={params} onRead={onRead} />
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
        />
      )}
    </>
  );
}
