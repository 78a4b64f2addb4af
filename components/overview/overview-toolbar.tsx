'use client';

import { Download, Info, Undo2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { saveFile } from '@/components/ui/save-file';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { Tooltip } from '@/components/ui/tooltip';
import type { MetricsAnswer } from '@/lib/contract/metrics';
import { formatCounted } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import { formatInstant, isoInstant } from '@/lib/format/format-instant';
import { metricsCsv } from './metrics-csv';
import { PERIODS, RANGES } from './overview-params';
import type { useOverview } from './use-overview';

const RANGE_OPTIONS = RANGES.map((range) => ({ value: range, label: range }));
const PERIOD_OPTIONS = PERIODS.map((period) => ({
  value: period,
  label:
    period === 'auto' ? 'period: auto' : `period: ${formatDuration(Number(period) * 1_000).text}`,
}));

export function OverviewToolbar({ overview }: { overview: ReturnType<typeof useOverview> }) {
  const { view, setView, query, zoomed, unzoom } = overview;
  const chooseRange = (range: (typeof RANGES)[number]) =>
    void setView({ range, from: null, to: null });
  return (
    <div className="flex flex-wrap items-center gap-2">
      {zoomed ? (
        <Button kind="primary" onClick={unzoom}>
          <Undo2 aria-hidden className="size-3.5" />
          Reset zoom
        </Button>
      ) : (
        <>
          <div className="hidden md:block">
            <Segmented
              label="Range"
              value={view.range}
              options={RANGE_OPTIONS}
              onChange={chooseRange}
            />
          </div>
          <div className="md:hidden">
            <Select
              aria-label="Range"
              value={view.range}
              options={RANGE_OPTIONS}
              onChange={chooseRange}
            />
          </div>
        </>
      )}
      <Select
        aria-label="Period of a point"
        value={view.period}
        options={PERIOD_OPTIONS}
        onChange={(period) => void setView({ period })}
      />
      {query.data && <AnswerNote answer={query.data} />}
      {query.data && <ExportButton answer={query.data} />}
    </div>
  );
}

function ExportButton({ answer }: { answer: MetricsAnswer }) {
  const save = () =>
    saveFile({
      name: `${answer.stream}-${isoInstant(answer.fromMs).slice(0, 16).replaceAll(':', '')}.csv`,
      type: 'text/csv',
      text: metricsCsv(answer),
    });
  return <IconButton label="Save these figures as CSV" icon={<Download />} onClick={save} />;
}

const PROVISIONAL =
  'CloudWatch gathers a minute’s figures for up to another minute. Points that may still change are drawn dashed, and sums of the period in progress are not drawn. The tiles show the newest settled period.';

/** What the figures are of, and what they cost. */
function AnswerNote({ answer }: { answer: MetricsAnswer }) {
  const { fromMs, toMs, periodSeconds, provisionalFromMs, cost } = answer;
  const settledToMs = Math.min(provisionalFromMs, toMs);
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-xs text-faint md:ml-auto">
      <Tooltip text={spanText(fromMs, toMs, 'UTC')}>
        <span>
          {spanText(fromMs, toMs)}, a point per {formatDuration(periodSeconds * 1_000).text}
        </span>
      </Tooltip>
      <Tooltip text={PROVISIONAL}>
        <button type="button" className="inline-flex items-center gap-1 rounded">
          settled to {formatInstant(settledToMs, { nowMs: toMs, precision: 'minute' })}
          <Info aria-hidden className="size-3.5" />
        </button>
      </Tooltip>
      <span>{costText(cost)}</span>
    </p>
  );
}

function spanText(fromMs: number, toMs: number, timeZone?: string): string {
  const options = { nowMs: toMs, precision: 'minute', ...(timeZone && { timeZone }) } as const;
  return `${formatInstant(fromMs, options)} to ${formatInstant(toMs, options)}`;
}

function costText({ calls, metrics, estimatedUsd }: MetricsAnswer['cost']): string {
  if (calls === 0) return 'from the shared cache, no CloudWatch call';
  return `${formatCounted(calls, 'CloudWatch call')}, ${formatCounted(metrics, 'metric')}, about $${estimatedUsd.toFixed(5)}`;
}
