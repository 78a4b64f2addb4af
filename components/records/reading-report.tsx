import { ShardMark } from '@/components/frame/shard-mark';
import type { Column } from '@/components/ui/column';
import { DataTable } from '@/components/ui/data-table';
import type { ShardRead } from '@/lib/contract/record';
import { formatCount, formatCounted } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import { END_WORDS } from './reading-words';

const COLUMNS: readonly Column<ShardRead>[] = [
  {
    id: 'shard',
    header: 'Shard',
    width: 'w-32',
    cell: ({ shard }) => <ShardMark id={shard} />,
  },
  {
    id: 'records',
    header: 'Records',
    numeric: true,
    width: 'w-24',
    cell: ({ records }) => formatCount(records),
  },
  {
    id: 'calls',
    header: 'Calls',
    hint: 'GetRecords calls spent on this shard',
    numeric: true,
    width: 'w-20',
    from: 'sm',
    cell: ({ calls }) => formatCount(calls),
  },
  {
    id: 'behind',
    header: 'Behind newest',
    hint: 'How far the last call was behind the newest record of the shard',
    numeric: true,
    width: 'w-36',
    from: 'sm',
    cell: ({ millisBehindLatest }) => formatDuration(millisBehindLatest).text,
  },
  { id: 'end', header: 'Why reading stopped', cell: (read) => <End read={read} /> },
];

/** How each shard was read: nothing about a partial list is left to guess. */
export function ReadingReport({ reads }: { reads: readonly ShardRead[] }) {
  const calls = reads.reduce((sum, read) => sum + read.calls, 0);
  const failed = reads.filter(({ end }) => end === 'failed').length;
  return (
    <details open={failed > 0} className="border-b bg-surface">
      <summary className="px-4 py-2 text-sm text-muted">
        How this was read: {formatCounted(reads.length, 'shard')},{' '}
        {formatCounted(calls, 'GetRecords call')}
        {failed > 0 && <span className="text-trouble">, {formatCount(failed)} failed</span>}
      </summary>
      <DataTable
        label="How each shard was read"
        className="max-h-80 border-t"
        columns={COLUMNS}
        rows={reads}
        rowKey={({ shard }) => shard}
      />
    </details>
  );
}

function End({ read }: { read: ShardRead }) {
  if (!read.problem) return <span className="text-muted">{END_WORDS[read.end]}</span>;
  return (
    <span className="text-trouble" title={read.problem.detail}>
      {END_WORDS[read.end]}: {read.problem.detail}
    </span>
  );
}
