import { Sparkline } from '@/components/charts/sparkline';
import type { Column } from '@/components/ui/column';
import { Figure } from '@/components/ui/figure';
import { Link } from '@/components/ui/link';
import { ShareBar } from '@/components/ui/share-bar';
import { Skeleton } from '@/components/ui/skeleton';
import type { Tone } from '@/components/ui/tone';
import type { ActivityRow } from '@/lib/client/load-activity';
import { messageOf } from '@/lib/client/message-of';
import { formatCount } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import { formatPercent } from '@/lib/format/format-percent';
import { formatScaled } from '@/lib/format/format-scaled';
import { pages } from '@/lib/routes';
import { Alarming } from './alarming';
import { HealthText } from './health-text';
import { MODE_LABELS, STATUS_LABELS } from './stream-labels';
import type { SortColumn, StreamRow } from './stream-row';

const KILOBYTES = { unit: 'kB/s', factor: 1_000 };
const RECORDS = { unit: 'records/s', factor: 1 };

type Draw = (activity: ActivityRow) => React.ReactNode;

/** A cell of figures: their place is held until they come, and an en dash stands where they cannot. */
const figures = (draw: Draw) =>
  function FiguresCell({ activity, problem }: StreamRow) {
    if (activity) return draw(activity);
    return problem ? (
      <span className="text-faint">–</span>
    ) : (
      <Skeleton className="ml-auto h-3 w-10" />
    );
  };

function capacityTone(share: number): Tone {
  if (share >= 1) return 'trouble';
  return share > 0.8 ? 'lag' : 'write';
}

type StreamColumn = Column<StreamRow> & { id: SortColumn | 'trend' };

/** Columns of the streams page. On a narrow screen the name and the worst finding stay. */
export function streamColumns(connection: string): StreamColumn[] {
  return [
    {
      id: 'name',
      header: 'Stream',
      sortable: true,
      cell: ({ name }) => (
        <Link
          href={pages.stream(connection, name)}
          title={name}
          className="font-medium underline-offset-2 hover:underline"
        >
          {name}
        </Link>
      ),
    },
    {
      id: 'health',
      header: 'Health',
      sortable: true,
      width: 'w-[46%] sm:w-60',
      cell: ({ activity, problem }) => {
        if (activity) return <HealthText {...activity} />;
        if (problem)
          return (
            <span className="text-trouble" title={problem.detail}>
              {messageOf(problem).title}
            </span>
          );
        return <Skeleton className="h-3 w-24" />;
      },
    },
    ...describingColumns,
    ...flowColumns,
    ...troubleColumns,
  ];
}

const describingColumns: StreamColumn[] = [
  {
    id: 'mode',
    header: 'Mode',
    sortable: true,
    width: 'w-23',
    from: 'wide',
    cell: ({ mode }) => <span className="text-muted">{MODE_LABELS[mode]}</span>,
  },
  {
    id: 'status',
    header: 'Status',
    sortable: true,
    width: 'w-16',
    from: 'wide',
    cell: ({ status }) => (
      <span className={status === 'ACTIVE' ? 'text-muted' : 'text-lag'}>
        {STATUS_LABELS[status]}
      </span>
    ),
  },
  {
    id: 'shards',
    header: 'Shards',
    hint: 'Open shards',
    numeric: true,
    sortable: true,
    width: 'w-16',
    from: 'lg',
    cell: figures(({ openShards }) => formatCount(openShards)),
  },
];

const flowColumns: StreamColumn[] = [
  {
    id: 'in',
    header: 'In',
    unit: 'records/s',
    hint: 'Records written, newest complete minute',
    numeric: true,
    sortable: true,
    width: 'w-21',
    from: 'sm',
    cell: figures((row) => formatScaled(row.incomingRecordsPerSecond, RECORDS)),
  },
  {
    id: 'trend',
    header: 'Trend',
    unit: 'records in',
    width: 'w-26',
    from: 'xl',
    cell: figures(({ sparkline }) => (
      <Sparkline values={sparkline.incomingRecordsPerSecond} tone="write" />
    )),
  },
  {
    id: 'bytes',
    header: 'In',
    unit: 'kB/s',
    hint: 'Bytes written, newest complete minute',
    numeric: true,
    sortable: true,
    width: 'w-19',
    from: 'xl',
    cell: figures((row) => formatScaled(row.incomingBytesPerSecond, KILOBYTES)),
  },
  {
    id: 'out',
    header: 'Out',
    unit: 'records/s',
    hint: 'Records read by all polling consumers, newest complete minute',
    numeric: true,
    sortable: true,
    width: 'w-21',
    from: 'md',
    cell: figures((row) => formatScaled(row.outgoingRecordsPerSecond, RECORDS)),
  },
  {
    id: 'capacity',
    header: 'Capacity',
    unit: 'write',
    hint: 'Share of the write capacity of the open shards, by bytes or by records, whichever is worse',
    numeric: true,
    sortable: true,
    width: 'w-29',
    from: 'md',
    cell: figures(({ capacityShare: share }) =>
      share === null ? (
        '–'
      ) : (
        <span className="inline-flex items-center gap-2">
          <ShareBar share={share} tone={capacityTone(share)} className="w-9" />
          <span className="w-13">
            <Figure measure={formatPercent(share)} />
          </span>
        </span>
      ),
    ),
  },
];

const troubleColumns: StreamColumn[] = [
  {
    id: 'age',
    header: 'Iterator',
    unit: 'age',
    hint: 'How far the slowest reader is behind, worst of the newest complete minute',
    numeric: true,
    sortable: true,
    width: 'w-24',
    from: 'sm',
    cell: figures(({ iteratorAgeMs }) => (
      <Alarming when={(iteratorAgeMs ?? 0) > 60_000} tone="lag">
        <Figure measure={formatDuration(iteratorAgeMs)} />
      </Alarming>
    )),
  },
  {
    id: 'throttledWrites',
    header: 'Throttled',
    unit: 'writes',
    hint: 'Records refused because a shard was over its write limit, sum over the window',
    numeric: true,
    sortable: true,
    width: 'w-22',
    from: 'lg',
    cell: figures(({ writeThrottledRecords: count }) => (
      <Alarming when={(count ?? 0) > 0} tone="trouble">
        {formatCount(count)}
      </Alarming>
    )),
  },
  {
    id: 'throttledReads',
    header: 'Throttled',
    unit: 'reads',
    hint: 'GetRecords calls refused because a shard was over its read limit, sum over the window',
    numeric: true,
    sortable: true,
    width: 'w-24',
    from: 'lg',
    cell: figures(({ readThrottledCalls: count }) => (
      <Alarming when={(count ?? 0) > 0} tone="trouble">
        {formatCount(count)}
      </Alarming>
    )),
  },
];
