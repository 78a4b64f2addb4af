import { ShardMark } from '@/components/frame/shard-mark';
import { Badge } from '@/components/ui/badge';
import type { Column } from '@/components/ui/column';
import type { RecordView } from '@/lib/contract/record';
import { fieldValue } from '@/lib/format/field-value';
import { formatCount } from '@/lib/format/format-count';
import { shortenMiddle } from '@/lib/format/shorten-middle';
import { showHidden } from '@/lib/format/show-hidden';
import { ArrivalTime } from './arrival-time';
import { COLUMN_NAMES, fieldName, isOwnColumn, type OwnColumn } from './column-ids';
import { FieldCell } from './field-cell';
import { KIND_TONES } from './kind-tones';
import { PayloadLine } from './payload-line';
import { payloadOf } from './payload-of';
import { Runs } from './runs';
import { SubRecordMark } from './sub-record-mark';

type RecordColumn = Column<RecordView>;

interface RecordColumnsOptions {
  ids: readonly string[];
  /** The reader has chosen them: none is hidden on a narrow screen. */
  chosen: boolean;
  /** Matches are marked. */
  needle: string;
  /** When the records were read; days other than its own are written. */
  readAtMs: number;
  /** Some of the records, by which fields of numbers are told. */
  sample: readonly RecordView[];
}

/** With more columns than this the payload has no room left to take. */
const MOST_WITH_PAYLOAD = 7;

export function recordColumns(options: RecordColumnsOptions): RecordColumn[] {
  const { ids, chosen, sample, needle } = options;
  const own = ownColumns(options);
  return ids.map((id) => {
    const { from, ...column } = isOwnColumn(id) ? own[id] : fieldColumn(id, sample, needle);
    const width = column.width ?? widthOfPayload(options);
    return { ...column, ...(from && !chosen ? { from } : {}), ...(width ? { width } : {}) };
  });
}

/** None: what the others leave. Chosen columns stay on a narrow screen, so that they may leave nothing there. */
function widthOfPayload({ ids, chosen }: RecordColumnsOptions): string | undefined {
  if (ids.length > MOST_WITH_PAYLOAD) return 'w-96';
  return chosen ? 'w-96 xl:w-auto' : undefined;
}

function fieldColumn(path: string, sample: readonly RecordView[], needle: string): RecordColumn {
  const kinds = new Set(sample.map(({ data }) => fieldValue(payloadOf(data), path).kind));
  kinds.delete('missing');
  kinds.delete('unknown');
  const numeric = kinds.size === 1 && kinds.has('number');
  return {
    id: path,
    header: fieldName(path),
    hint: path,
    numeric,
    width: numeric ? 'w-40' : 'w-44',
    cell: (record) => <FieldCell record={record} path={path} needle={needle} />,
  };
}

type Options = Pick<RecordColumnsOptions, 'needle' | 'readAtMs'>;

function ownColumns({ needle, readAtMs }: Options): Record<OwnColumn, RecordColumn> {
  return {
    arrival: {
      id: 'arrival',
      header: COLUMN_NAMES.arrival,
      hint: 'When the service took the record, in your time zone; UTC on hover',
      sortable: true,
      width: 'w-28 sm:w-40',
      cell: ({ arrivalMs }) => <ArrivalTime instantMs={arrivalMs} nowMs={readAtMs} />,
    },
    shard: {
      id: 'shard',
      header: COLUMN_NAMES.shard,
      width: 'w-34',
      from: 'lg',
      cell: ({ shard }) => <ShardMark id={shard} />,
    },
    sequence: {
      id: 'sequence',
      header: COLUMN_NAMES.sequence,
      width: 'w-48',
      cell: ({ sequenceNumber }) => (
        <span className="font-mono text-[0.95em]" title={sequenceNumber} translate="no">
          {shortenMiddle(sequenceNumber)}
        </span>
      ),
    },
    key: {
      id: 'key',
      header: COLUMN_NAMES.key,
      width: 'w-36',
      from: 'md',
      cell: ({ partitionKey }) => (
        <span className="font-mono text-[0.95em]" title={showHidden(partitionKey)}>
          <Runs text={partitionKey} json={false} needle={needle} />
        </span>
      ),
    },
    size: {
      id: 'size',
      header: COLUMN_NAMES.size,
      unit: 'B',
      hint: 'Bytes of data, without the key',
      numeric: true,
      width: 'w-20',
      from: 'lg',
      cell: ({ sizeBytes }) => formatCount(sizeBytes),
    },
    kind: {
      id: 'kind',
      header: COLUMN_NAMES.kind,
      width: 'w-18',
      from: 'sm',
      cell: ({ data }) => <Badge tone={KIND_TONES[data.kind]}>{data.kind}</Badge>,
    },
    payload: {
      id: 'payload',
      header: COLUMN_NAMES.payload,
      cell: ({ data, subRecord }) => (
        <>
          {subRecord && <SubRecordMark subRecord={subRecord} />}
          <PayloadLine data={data} needle={needle} />
        </>
      ),
    },
  };
}
