import { ShardMark } from '@/components/frame/shard-mark';
import { Badge } from '@/components/ui/badge';
import type { Column } from '@/components/ui/column';
import { Identifier } from '@/components/ui/identifier';
import { Link } from '@/components/ui/link';
import { formatPercent } from '@/lib/format/format-percent';
import { shortenSequenceNumber } from '@/lib/format/shorten-middle';
import { pages } from '@/lib/routes';
import { BranchLines } from './branch-lines';
import { FamilyLinks } from './family-links';
import { HashRangeText } from './hash-text';
import { RangeBar } from './range-bar';
import type { ShardRow } from './shard-row';

interface ShardColumnsOptions {
  connection: string;
  stream: string;
  onSelect: (shardId: string) => void;
  /** The tree needs room for its branches. */
  lineage: boolean;
}

export function shardColumns({
  connection,
  stream,
  onSelect,
  lineage,
}: ShardColumnsOptions): Column<ShardRow>[] {
  return [
    {
      id: 'shard',
      header: 'Shard',
      sortable: true,
      width: lineage ? 'w-56 md:w-80' : 'w-40 sm:w-44',
      cell: ({ shard, branch }) => (
        <span className="flex items-center gap-1">
          {branch && <BranchLines branch={branch} />}
          <ShardMark id={shard.id} copy />
        </span>
      ),
    },
    {
      id: 'state',
      header: 'State',
      width: 'w-18',
      from: 'md',
      cell: ({ shard }) => (
        <Badge tone={shard.state === 'open' ? 'fine' : 'plain'}>{shard.state}</Badge>
      ),
    },
    {
      id: 'range',
      header: 'Hash key range',
      hint: 'Where the shard lies in the 128-bit hash key space, from 0 at the left',
      sortable: true,
      from: 'sm',
      cell: ({ shard }) => <RangeBar shard={shard} />,
    },
    {
      id: 'share',
      header: 'Share',
      unit: '%',
      hint: 'Share of the hash key space',
      numeric: true,
      sortable: true,
      width: 'w-18',
      from: 'sm',
      cell: ({ shard }) => formatPercent(shard.hashShare).parts[0]?.value,
    },
    {
      id: 'bounds',
      header: 'From – to',
      unit: 'hex',
      width: 'w-42',
      from: 'lg',
      cell: ({ shard }) => (
        <HashRangeText start={shard.startingHashKey} end={shard.endingHashKey} />
      ),
    },
    {
      id: 'family',
      header: 'Parents → children',
      width: 'w-44',
      from: 'lg',
      cell: ({ shard }) => <FamilyLinks shard={shard} onSelect={onSelect} />,
    },
    {
      id: 'read',
      header: 'Read',
      width: 'w-19',
      cell: ({ shard }) => (
        <Link
          href={pages.stream(connection, stream, 'records', { shard: shard.id })}
          aria-label={`Records of ${shard.id}`}
          className="text-read hover:underline"
        >
          Records
        </Link>
      ),
    },
  ];
}

/** Left out where load takes its room; the map's caption has it too. */
export const SEQUENCE_COLUMN: Column<ShardRow> = {
  id: 'sequence',
  header: 'First sequence number',
  width: 'w-44',
  from: 'xl',
  cell: ({ shard }) => (
    <Identifier
      text={shard.startingSequenceNumber}
      shorten={shortenSequenceNumber}
      copyLabel="first sequence number"
    />
  ),
};
