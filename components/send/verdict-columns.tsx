import { ShardMark } from '@/components/frame/shard-mark';
import { Badge } from '@/components/ui/badge';
import type { Column } from '@/components/ui/column';
import { Link } from '@/components/ui/link';
import type { Tone } from '@/components/ui/tone';
import type { Verdict } from '@/lib/contract/batch';
import { formatCount } from '@/lib/format/format-count';
import { shortenSequenceNumber } from '@/lib/format/shorten-middle';
import { pages } from '@/lib/routes';

const TONES: Readonly<Record<Verdict['status'], Tone>> = {
  delivered: 'fine',
  failed: 'trouble',
  unknown: 'lag',
};

export function verdictColumns(connection: string, stream: string): Column<Verdict>[] {
  return [
    {
      id: 'index',
      header: '#',
      numeric: true,
      width: 'w-16',
      cell: ({ index }) => formatCount(index + 1),
    },
    {
      id: 'status',
      header: 'Verdict',
      width: 'w-28',
      cell: ({ status }) => <Badge tone={TONES[status]}>{status}</Badge>,
    },
    {
      id: 'shard',
      header: 'Shard',
      width: 'w-32',
      from: 'sm',
      cell: ({ shard }) => (shard === null ? <None /> : <ShardMark id={shard} />),
    },
    {
      id: 'sequence',
      header: 'Sequence number',
      hint: 'Opens the record in the stream',
      width: 'w-44',
      cell: (verdict) => <PlaceLink connection={connection} stream={stream} verdict={verdict} />,
    },
    {
      id: 'key',
      header: 'Partition key',
      width: 'w-56',
      from: 'lg',
      cell: ({ partitionKey }) => (
        <span className="font-mono text-[0.95em]" title={partitionKey}>
          {partitionKey}
        </span>
      ),
    },
    {
      id: 'size',
      header: 'Size',
      unit: 'B',
      numeric: true,
      width: 'w-20',
      from: 'md',
      cell: ({ sizeBytes }) => formatCount(sizeBytes),
    },
    {
      id: 'attempts',
      header: 'Attempts',
      numeric: true,
      width: 'w-24',
      from: 'md',
      cell: ({ attempts }) => formatCount(attempts),
    },
    {
      id: 'error',
      header: 'Error',
      from: 'sm',
      cell: ({ error }) =>
        error === null ? (
          <None />
        ) : (
          <span className="text-trouble" title={error.message}>
            {error.code}: {error.message}
          </span>
        ),
    },
  ];
}

function PlaceLink({
  connection,
  stream,
  verdict,
}: {
  connection: string;
  stream: string;
  verdict: Verdict;
}) {
  const { shard, sequenceNumber, error } = verdict;
  if (shard === null || sequenceNumber === null) {
    // Where the error's own column has no room.
    return (
      <>
        <span className="text-trouble sm:hidden">{error?.code ?? '–'}</span>
        <span className="hidden text-faint sm:inline">–</span>
      </>
    );
  }
  return (
    <Link
      href={pages.record(connection, stream, shard, sequenceNumber)}
      prefetch={false}
      title={sequenceNumber}
      className="font-mono text-[0.95em] text-read hover:underline"
    >
      {shortenSequenceNumber(sequenceNumber)}
    </Link>
  );
}

const None = () => <span className="text-faint">–</span>;
