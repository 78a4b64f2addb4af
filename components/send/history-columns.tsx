import { Badge } from '@/components/ui/badge';
import type { Column } from '@/components/ui/column';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Run } from '@/lib/contract/run';
import { formatCount } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import { stateTone, unknownCount } from './run-state';
import { paceWords, runTitle } from './run-words';

/** `onOpen` also by a button, for those who do not press rows. */
export function historyColumns(onOpen: (run: Run) => void): Column<Run>[] {
  return [
    {
      id: 'state',
      header: 'State',
      width: 'w-28',
      cell: (run) => <Badge tone={stateTone(run)}>{run.state}</Badge>,
    },
    {
      id: 'run',
      header: 'Run',
      cell: (run) => (
        <button
          type="button"
          onClick={() => onOpen(run)}
          className="max-w-full truncate text-left hover:underline"
        >
          {runTitle(run)}
        </button>
      ),
    },
    {
      id: 'started',
      header: 'Started',
      width: 'w-28',
      cell: ({ startedAtMs }) => <RelativeTime instantMs={startedAtMs} />,
    },
    {
      id: 'pace',
      header: 'Pace',
      width: 'w-64',
      from: 'xl',
      cell: ({ pace }) => <span className="text-muted">{paceWords(pace)}</span>,
    },
    {
      id: 'delivered',
      header: 'Delivered',
      unit: 'records',
      numeric: true,
      width: 'w-24',
      from: 'sm',
      cell: ({ progress }) => formatCount(progress.delivered),
    },
    {
      id: 'planned',
      header: 'Of',
      unit: 'records',
      numeric: true,
      width: 'w-24',
      from: 'md',
      cell: ({ progress }) => <span className="text-muted">{formatCount(progress.planned)}</span>,
    },
    {
      id: 'failed',
      header: 'Failed',
      unit: 'records',
      numeric: true,
      width: 'w-20',
      from: 'md',
      cell: ({ progress }) => <Count count={progress.failed} tone="text-trouble" />,
    },
    {
      id: 'unknown',
      header: 'Unknown',
      unit: 'records',
      numeric: true,
      width: 'w-20',
      from: 'md',
      cell: (run) => <Count count={unknownCount(run)} tone="text-lag" />,
    },
    {
      id: 'took',
      header: 'Took',
      numeric: true,
      width: 'w-24',
      from: 'lg',
      cell: ({ progress }) => formatDuration(progress.elapsedMs).text,
    },
  ];
}

const Count = ({ count, tone }: { count: number; tone: string }) => (
  <span className={count > 0 ? tone : 'text-faint'}>{formatCount(count)}</span>
);
