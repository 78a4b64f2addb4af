import type { ChartBands, ChartLimit, ChartSeries } from '@/components/charts/chart-series';
import type { Tone } from '@/components/ui/tone';
import type { MetricsAnswer, Series, SeriesId, SeriesUnit } from '@/lib/contract/metrics';
import { formatByteRate } from '@/lib/format/format-bytes';
import { formatRecordRate } from '@/lib/format/format-record-rate';

interface Line {
  id: SeriesId;
  label: string;
  tone: Tone;
  second?: boolean;
  filled?: boolean;
}

export interface ChartPanel {
  title: string;
  /** What the figures are, where the title does not say it. */
  note?: string;
  unit: SeriesUnit;
  lines: readonly Line[];
  limits: (capacity: MetricsAnswer['capacity']) => readonly ChartLimit[];
  bands?: (answer: MetricsAnswer) => ChartBands;
}

const LAG_LIMIT_MS = 60_000;
const none = () => [];

/** The charts of the overview, in reading order: what flows, who lags, what is refused, how calls fare. */
export const CHART_PANELS: readonly ChartPanel[] = [
  {
    title: 'Records',
    unit: 'records/s',
    lines: [
      { id: 'incomingRecords', label: 'in', tone: 'write', filled: true },
      { id: 'outgoingRecords', label: 'out', tone: 'read' },
    ],
    limits: ({ writeRecordsPerSecond: value }) => [
      { label: `capacity ${formatRecordRate(value).text}`, value, tone: 'write' },
    ],
  },
  {
    title: 'Bytes',
    unit: 'bytes/s',
    lines: [
      { id: 'incomingBytes', label: 'in', tone: 'write', filled: true },
      { id: 'outgoingBytes', label: 'out', tone: 'read' },
    ],
    limits: ({ writeBytesPerSecond: value }) => [
      { label: `capacity ${formatByteRate(value).text}`, value, tone: 'write' },
    ],
  },
  {
    title: 'Iterator age',
    note: 'worst reader',
    unit: 'ms',
    lines: [{ id: 'iteratorAge', label: 'age', tone: 'lag' }],
    limits: () => [{ label: 'warning at 60 s', value: LAG_LIMIT_MS, tone: 'lag' }],
    bands: ownReadBands,
  },
  {
    title: 'Throttled',
    note: 'per period',
    unit: 'records',
    lines: [
      { id: 'writeThrottled', label: 'writes', tone: 'trouble' },
      { id: 'readThrottled', label: 'reads', tone: 'read' },
    ],
    limits: none,
  },
  {
    title: 'Success of calls',
    note: 'average',
    unit: 'ratio',
    lines: [
      { id: 'putRecordsSuccess', label: 'PutRecords', tone: 'write' },
      { id: 'putRecordSuccess', label: 'PutRecord', tone: 'write', second: true },
      { id: 'getRecordsSuccess', label: 'GetRecords', tone: 'read' },
    ],
    limits: none,
  },
  {
    title: 'Latency of calls',
    note: 'average',
    unit: 'ms',
    lines: [
      { id: 'putRecordsLatency', label: 'PutRecords', tone: 'write' },
      { id: 'putRecordLatency', label: 'PutRecord', tone: 'write', second: true },
      { id: 'getRecordsLatency', label: 'GetRecords', tone: 'read' },
    ],
    limits: none,
  },
];

/** Units of sums over a period, which are too low until the period has ended. */
const SUMS: readonly SeriesUnit[] = ['records/s', 'bytes/s', 'records', 'calls'];

/** Leaves out the sum of the period in progress: a line would seem to fall, although only its time has not yet passed. */
function withoutPeriodInProgress(
  { unit, values }: Pick<Series, 'unit' | 'values'>,
  { timestampsMs, periodSeconds }: MetricsAnswer,
  askedAtMs: number,
): (number | null)[] {
  if (!SUMS.includes(unit)) return values;
  return values.map((value, index) => {
    const endMs = (timestampsMs[index] ?? 0) + periodSeconds * 1_000;
    return endMs > askedAtMs ? null : value;
  });
}

/** The lines of a panel that the answer has. One that never had a point is left out, unless all are so. */
export function panelSeries(
  { lines }: ChartPanel,
  answer: MetricsAnswer,
  askedAtMs: number,
): ChartSeries[] {
  const found = lines.flatMap(({ id, ...line }) => {
    const series = answer.series.find((one) => one.id === id);
    if (!series) return [];
    const values = withoutPeriodInProgress(series, answer, askedAtMs);
    return [{ id, ...line, unit: series.unit, values }];
  });
  const withPoints = found.filter(({ values }) => values.some((value) => value !== null));
  return withPoints.length > 0 ? withPoints : found;
}

/** Whole periods: a read of a second raises the figure of all of its minute. Neighbours that touch are one. */
function ownReadBands({ ownReads, periodSeconds }: MetricsAnswer): ChartBands {
  const periodMs = periodSeconds * 1_000;
  const spans: { fromMs: number; toMs: number }[] = [];
  for (const read of ownReads) {
    const fromMs = Math.floor(read.fromMs / periodMs) * periodMs;
    const toMs = (Math.floor(read.toMs / periodMs) + 1) * periodMs;
    const last = spans.at(-1);
    if (last && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else spans.push({ fromMs, toMs });
  }
  return { label: 'our own reads of old records', tone: 'own', spans };
}
