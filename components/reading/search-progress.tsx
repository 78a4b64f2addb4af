import { ShardMark } from '@/components/frame/shard-mark';
import type { Column } from '@/components/ui/column';
import { DataTable } from '@/components/ui/data-table';
import { Progress } from '@/components/ui/progress';
import { TONE_TEXT } from '@/components/ui/tone';
import type { SearchState } from '@/lib/client/search-connection';
import type { ShardProgress } from '@/lib/contract/reading';
import { formatBytes } from '@/lib/format/format-bytes';
import { formatCount, formatCounted } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import { formatInstant } from '@/lib/format/format-instant';
import { formatPercent } from '@/lib/format/format-percent';
import { formatRecordRate } from '@/lib/format/format-record-rate';
import { LEFT_WORDS, PROGRESS_WORDS } from './search-words';

/** How far the search is, over all shards and for each. */
export function SearchProgressPanel({ state }: { state: SearchState }) {
  const { progress, phase } = state;
  const running = phase === 'running';
  if (!progress) {
    return running ? (
      <div className="px-4 pb-3">
        <Progress label="Search" value={null} tone="own" />
        <p className="mt-1 text-sm text-muted">Opening the shards…</p>
      </div>
    ) : null;
  }
  const facts = [
    `${formatPercent(progress.progress).text} of the time range`,
    `${formatCount(progress.matched)} of ${formatCounted(progress.scanned, 'record')} matched`,
    `${formatBytes(progress.bytes).text} read`,
    running ? formatRecordRate(progress.recordsPerSecond).text : '',
    running && progress.timeLeftMs !== null
      ? `about ${formatDuration(progress.timeLeftMs).text} left`
      : '',
  ];
  return (
    <div className="px-4 pb-3">
      <Progress label="Search" value={progress.progress} tone="own" />
      <p className="mt-1 flex flex-wrap gap-x-4 text-sm text-muted">
        {facts.filter(Boolean).map((fact) => (
          <span key={fact.replace(/[\d.,]+/g, '')}>{fact}</span>
        ))}
      </p>
      <details className="mt-1">
        <summary className="text-xs text-faint">
          {formatCounted(progress.shards.length, 'shard')}
        </summary>
        <DataTable
          label="Search by shard"
          className="mt-1 max-h-80 border bg-surface"
          columns={[...COLUMNS, stateColumn(running)]}
          rows={progress.shards}
          rowKey={({ shard }) => shard}
        />
      </details>
    </div>
  );
}

const COLUMNS: readonly Column<ShardProgress>[] = [
  { id: 'shard', header: 'Shard', width: 'w-28', cell: ({ shard }) => <ShardMark id={shard} /> },
  {
    id: 'progress',
    header: 'Read',
    width: 'w-16 sm:w-44',
    cell: ({ shard, progress }) => (
      <span className="flex items-center gap-2">
        <span className="min-w-0 flex-1 max-sm:hidden">
          <Progress label={`Search of ${shard}`} value={progress} tone="own" />
        </span>
        <span className="w-14 shrink-0 text-right">{formatPercent(progress).text}</span>
      </span>
    ),
  },
  {
    id: 'matched',
    header: 'Matched',
    numeric: true,
    width: 'w-20',
    cell: ({ matched }) => formatCount(matched),
  },
  {
    id: 'scanned',
    header: 'Examined',
    numeric: true,
    width: 'w-24',
    from: 'sm',
    cell: ({ scanned }) => formatCount(scanned),
  },
  {
    id: 'bytes',
    header: 'Bytes',
    numeric: true,
    width: 'w-24',
    from: 'sm',
    cell: ({ bytes }) => formatBytes(bytes).text,
  },
  {
    id: 'calls',
    header: 'Calls',
    hint: 'GetRecords calls, or events of a fan-out subscription',
    numeric: true,
    width: 'w-16',
    from: 'md',
    cell: ({ calls }) => formatCount(calls),
  },
  {
    id: 'position',
    header: 'Read up to',
    numeric: true,
    width: 'w-40',
    from: 'md',
    cell: ({ positionMs }) => formatInstant(positionMs),
  },
];

const stateColumn = (running: boolean): Column<ShardProgress> => ({
  id: 'state',
  header: 'State',
  cell: (shard) => <ShardState shard={shard} running={running} />,
});

interface ShardStateProps {
  shard: ShardProgress;
  running: boolean;
}

function ShardState({ shard: { state, problem }, running }: ShardStateProps) {
  const told = running || state === 'done' || state === 'failed';
  const { text, tone } = told ? PROGRESS_WORDS[state] : LEFT_WORDS;
  return (
    <span className={TONE_TEXT[tone]} title={problem?.detail}>
      {text}
      {problem && `: ${problem.detail}`}
    </span>
  );
}
