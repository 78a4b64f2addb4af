'use client';

import type { inferParserType } from 'nuqs';
import { RelativeTime } from '@/components/ui/relative-time';
import { formatCounted } from '@/lib/format/format-count';
import { NoRecords } from './no-records';
import { ReadFurther } from './read-further';
import type { recordsParams } from './records-params';
import type { ReadParams } from './records-query';
import { RecordsTable } from './records-table';
import type { Reading } from './use-reading';

type Params = inferParserType<typeof recordsParams>;

interface SampleTableProps {
  connection: string;
  stream: string;
  reading: Reading;
  params: Params;
  onParams: (changes: Partial<Params>) => void;
  onRead: (params: ReadParams) => void;
  onFilter: (filter: string) => void;
}

/** What one read brought, and reading on from there. */
export function SampleTable(props: SampleTableProps) {
  const { connection, stream, reading, params, onParams, onRead, onFilter } = props;
  const { readAtMs } = reading.newer;
  const examined = reading.answers.reduce((sum, { scanned }) => sum + scanned, 0);
  const tried = params.filter === '' ? 0 : examined;
  return (
    <>
      <RecordsTable
        connection={connection}
        stream={stream}
        records={reading.records}
        order={reading.order}
        onOrder={(order) => onParams({ order })}
        readAtMs={readAtMs}
        chosenShards={params.shard === '' ? 0 : 1}
        filtered={params.filter !== ''}
        params={params}
        onParams={onParams}
        onFilter={onFilter}
        status={
          <>
            {tried > 0 && `of ${formatCounted(tried, 'record')} `}
            read <RelativeTime instantMs={readAtMs} />
          </>
        }
        empty={<NoRecords reads={reading.reads} tried={tried} />}
      />
      <ReadFurther reading={reading} params={params} onRead={onRead} />
    </>
  );
}
