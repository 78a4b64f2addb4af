import type { Column } from '@/components/ui/column';
import { ShareBar } from '@/components/ui/share-bar';
import { formatCount } from '@/lib/format/format-count';
import { formatPercent } from '@/lib/format/format-percent';
import { formatScaled } from '@/lib/format/format-scaled';
import { scaleFor } from '@/lib/format/scale';
import { loadTone } from './load-level';
import type { ShardRow } from './shard-row';

const KILOBYTES = { unit: 'kB/s', factor: 1e3 };
const RECORDS = scaleFor(1, 'records/s');
const SECONDS = { unit: 's', factor: 1e3 };

/** Columns that only shard-level metrics can fill. */
export const LOAD_COLUMNS: readonly Column<ShardRow>[] = [
  {
    id: 'load',
    header: 'Load',
    unit: '%',
    hint: 'Written bytes or records against what one shard takes (1 MB/s, 1,000 records/s), whichever is worse',
    numeric: true,
    sortable: true,
    width: 'w-30',
    cell: ({ activity }) => <LoadCell share={activity?.capacityShare ?? null} />,
  },
  {
    id: 'records',
    header: 'In',
    unit: 'records/s',
    numeric: true,
    sortable: true,
    width: 'w-24',
    from: 'sm',
    cell: ({ activity }) => formatScaled(activity?.incomingRecordsPerSecond ?? null, RECORDS),
  },
  {
    id: 'bytes',
    header: 'In',
    unit: 'kB/s',
    numeric: true,
    sortable: true,
    width: 'w-18',
    from: 'md',
    cell: ({ activity }) => formatScaled(activity?.incomingBytesPerSecond ?? null, KILOBYTES),
  },
  {
    id: 'age',
    header: 'Iterator age',
    unit: 's',
    hint: 'How far the slowest GetRecords reader of this shard is behind, at most, over the window',
    numeric: true,
    sortable: true,
    width: 'w-26',
    from: 'sm',
    cell: ({ activity }) => formatScaled(activity?.iteratorAgeMs ?? null, SECONDS),
  },
  {
    id: 'throttled',
    header: 'Throttled',
    unit: 'writes / reads',
    hint: 'Records refused on writing, and GetRecords calls refused, over the window',
    numeric: true,
    sortable: true,
    width: 'w-28',
    from: 'lg',
    cell: ({ activity }) => <ThrottledCell activity={activity} />,
  },
];

function LoadCell({ share }: { share: number | null }) {
  if (share === null) return <span className="text-faint">–</span>;
  return (
    <span className="inline-flex items-center justify-end gap-2">
      <ShareBar share={share} tone={loadTone(share)} />
      <span className="w-10">{formatPercent(share).parts[0]?.value}</span>
    </span>
  );
}

function ThrottledCell({ activity }: Pick<ShardRow, 'activity'>) {
  const writes = activity?.writeThrottledRecords ?? null;
  const reads = activity?.readThrottledCalls ?? null;
  return (
    <>
      <span className={writes ? 'text-trouble' : undefined}>{formatCount(writes)}</span>
      <span className="text-faint"> / </span>
      <span className={reads ? 'text-trouble' : undefined}>{formatCount(reads)}</span>
    </>
  );
}
