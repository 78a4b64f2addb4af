import { ShardMark } from '@/components/frame/shard-mark';
import { Badge } from '@/components/ui/badge';
import type { Column } from '@/components/ui/column';
import { DataTable } from '@/components/ui/data-table';
import { ShareBar } from '@/components/ui/share-bar';
import { TONE_TEXT } from '@/components/ui/tone';
import type { ShardLoad } from '@/lib/contract/reading';
import { formatByteRate } from '@/lib/format/format-bytes';
import { formatCounted } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import { formatSignificant } from '@/lib/format/format-number';
import { formatPercent } from '@/lib/format/format-percent';
import { LOAD_WORDS } from './tail-words';

const COLUMNS: readonly Column<ShardLoad>[] = [
  { id: 'shard', header: 'Shard', width: 'w-28', cell: ({ shard }) => <ShardMark id={shard} /> },
  {
    id: 'share',
    header: 'Our share',
    hint: 'Of 5 GetRecords calls and 2 MB a second that all consumers of a shard have together, whichever is more',
    numeric: true,
    width: 'w-36',
    cell: ({ capacityShare }) => (
      <span className="inline-flex items-center gap-2">
        {formatPercent(capacityShare).text}
        <ShareBar share={capacityShare} tone="own" />
      </span>
    ),
  },
  {
    id: 'calls',
    header: 'Calls',
    unit: 'a second',
    numeric: true,
    width: 'w-20',
    from: 'sm',
    cell: ({ callsPerSecond }) => formatSignificant(callsPerSecond, 2),
  },
  {
    id: 'bytes',
    header: 'Read',
    numeric: true,
    width: 'w-24',
    from: 'sm',
    cell: ({ bytesPerSecond }) => formatByteRate(bytesPerSecond).text,
  },
  {
    id: 'behind',
    header: 'Behind newest',
    numeric: true,
    width: 'w-32',
    from: 'md',
    cell: ({ millisBehindLatest }) => formatDuration(millisBehindLatest).text,
  },
  { id: 'state', header: 'State', cell: (load) => <LoadState load={load} /> },
];

/** What our own reads take of the shards' read capacity: violet, as everywhere. */
export function ReadLoad({ shards }: { shards: readonly ShardLoad[] }) {
  if (shards.length === 0) return null;
  const highest = Math.max(...shards.map(({ capacityShare }) => capacityShare));
  const throttled = shards.filter(({ state }) => state === 'throttled').length;
  const failed = shards.filter(({ state }) => state === 'failed').length;
  return (
    <details className="border-b bg-surface">
      <summary className="px-4 py-2 text-sm text-muted">
        <span className="text-own">Our own reads</span>: {formatCounted(shards.length, 'shard')}, at
        most {formatPercent(highest).text} of a shard’s read capacity{' '}
        <ShareBar share={highest} tone="own" className="ml-1 w-16 align-middle" />
        {throttled > 0 && (
          <Badge tone="lag" className="ml-2">
            {formatCounted(throttled, 'shard')} throttled
          </Badge>
        )}
        {failed > 0 && (
          <Badge tone="trouble" className="ml-2">
            {formatCounted(failed, 'shard')} failed
          </Badge>
        )}
      </summary>
      <DataTable
        label="Our reads by shard"
        className="max-h-80 border-t"
        columns={COLUMNS}
        rows={shards}
        rowKey={({ shard }) => shard}
      />
    </details>
  );
}

function LoadState({ load }: { load: ShardLoad }) {
  const { text, tone } = LOAD_WORDS[load.state];
  return (
    <span className={TONE_TEXT[tone]} title={load.problem?.detail}>
      {text}
      {load.problem && `: ${load.problem.detail}`}
    </span>
  );
}
