import { ShardMark } from '@/components/frame/shard-mark';
import { Badge } from '@/components/ui/badge';
import type { Column } from '@/components/ui/column';
import type { RecordView } from '@/lib/contract/record';
import { formatCount } from '@/lib/format/format-count';
import { showHidden } from '@/lib/format/show-hidden';
import { ArrivalTime } from './arrival-time';
import { KIND_TONES } from './kind-tones';
import { payloadPreview } from './payload-preview';
import { Runs } from './runs';

interface RecordColumnsOptions {
  /** Matches are marked. */
  needle: string;
  /** When the records were read; days other than its own are written. */
  readAtMs: number;
  oneShard: boolean;
}

export function recordColumns({
  needle,
  readAtMs,
  oneShard,
}: RecordColumnsOptions): Column<RecordView>[] {
  return [
    {
      id: 'arrival',
      header: 'Arrival',
      hint: 'When the service took the record, in your time zone; UTC on hover',
      sortable: true,
      width: 'w-28 sm:w-40',
      cell: ({ arrivalMs }) => <ArrivalTime instantMs={arrivalMs} nowMs={readAtMs} />,
    },
    ...(oneShard ? [] : [SHARD_COLUMN]),
    {
      id: 'key',
      header: 'Partition key',
      width: 'w-36',
      from: 'md',
      cell: ({ partitionKey }) => (
        <span className="font-mono text-[0.95em]" title={showHidden(partitionKey)}>
          <Runs text={partitionKey} json={false} needle={needle} />
        </span>
      ),
    },
    {
      id: 'size',
      header: 'Size',
      unit: 'B',
      hint: 'Bytes of data, without the key',
      numeric: true,
      width: 'w-20',
      from: 'lg',
      cell: ({ sizeBytes }) => formatCount(sizeBytes),
    },
    {
      id: 'kind',
      header: 'Kind',
      width: 'w-18',
      from: 'sm',
      cell: ({ data }) => <Badge tone={KIND_TONES[data.kind]}>{data.kind}</Badge>,
    },
    {
      id: 'payload',
      header: 'Payload',
      cell: ({ data }) => <PayloadLine data={data} needle={needle} />,
    },
  ];
}

const SHARD_COLUMN: Column<RecordView> = {
  id: 'shard',
  header: 'Shard',
  width: 'w-34',
  from: 'lg',
  cell: ({ shard }) => <ShardMark id={shard} />,
};

function PayloadLine({ data, needle }: { data: RecordView['data']; needle: string }) {
  if (data.text === '') return <span className="text-faint">empty record</span>;
  const { text, from } = payloadPreview(data.text, needle);
  return (
    <span className="font-mono text-[0.95em]">
      {from > 0 && <span className="text-faint">…</span>}
      <Runs text={text} from={from} json={data.kind === 'json'} needle={needle} />
    </span>
  );
}
