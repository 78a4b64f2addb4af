import { ShardMark } from '@/components/frame/shard-mark';
import type { Column } from '@/components/ui/column';
import { DataTable } from '@/components/ui/data-table';
import { ShareBar } from '@/components/ui/share-bar';
import type { KeyCount, KeyTally } from '@/lib/contract/reading';
import { formatBytes } from '@/lib/format/format-bytes';
import { formatCount } from '@/lib/format/format-count';
import { formatPercent } from '@/lib/format/format-percent';
import { showHidden } from '@/lib/format/show-hidden';
import { keyFilter } from './key-filter';
import { Runs } from './runs';
import type { Measured } from './unevenness';

interface KeysTableProps {
  tally: KeyTally;
  measured: Measured;
  onFilter: ((filter: string) => void) | undefined;
}

/** The keys with the most records or bytes. A press on a row reads the records of that key alone. */
export function KeysTable({ tally, measured, onFilter }: KeysTableProps) {
  const rows = measured === 'records' ? tally.byRecords : tally.byBytes;
  return (
    <DataTable
      label="Top partition keys"
      className="max-h-74"
      columns={columnsOf(tally, measured)}
      rows={rows}
      rowKey={({ partitionKey }) => partitionKey}
      onOpen={onFilter && (({ partitionKey }) => onFilter(keyFilter(partitionKey)))}
    />
  );
}

function columnsOf(tally: KeyTally, measured: Measured): readonly Column<KeyCount>[] {
  const most = tally.exact ? '' : '≤ ';
  return [
    {
      id: 'key',
      header: 'Partition key',
      cell: ({ partitionKey }) => (
        <span className="font-mono text-[0.95em]" title={showHidden(partitionKey)}>
          <Runs text={partitionKey} json={false} needle="" />
        </span>
      ),
    },
    {
      id: 'share',
      header: 'Share',
      width: 'w-32',
      cell: (count) => {
        const share = count[measured] / Math.max(1, tally[measured]);
        return (
          <span className="inline-flex items-center gap-2">
            <ShareBar share={share} tone="write" />
            <span className="tabular-nums">
              {most}
              {formatPercent(share).text}
            </span>
          </span>
        );
      },
    },
    {
      id: 'records',
      header: 'Records',
      numeric: true,
      width: 'w-24',
      from: 'sm',
      cell: ({ records }) => `${most}${formatCount(records)}`,
    },
    {
      id: 'bytes',
      header: 'Bytes',
      numeric: true,
      width: 'w-24',
      from: 'sm',
      cell: ({ bytes }) => `${most}${formatBytes(bytes).text}`,
    },
    {
      id: 'shards',
      header: 'Shard',
      width: 'w-36',
      from: 'md',
      cell: ({ shards: [first, ...others] }) => (
        <>
          {first && <ShardMark id={first} />}
          {others.length > 0 && (
            <span className="text-faint" title={others.join('\n')}>
              {' '}
              +{formatCount(others.length)}
            </span>
          )}
        </>
      ),
    },
  ];
}
