'use client';

import { useMemo } from 'react';
import type { ChartData } from '@/components/charts/chart-series';
import { TimeChart } from '@/components/charts/time-chart';
import { valueAxis } from '@/components/charts/value-axis';
import { Panel } from '@/components/ui/panel';
import type { MetricsAnswer } from '@/lib/contract/metrics';
import { formatDuration } from '@/lib/format/format-duration';
import { CHART_PANELS, type ChartPanel, panelSeries } from './chart-panels';

interface OverviewChartsProps {
  answer: MetricsAnswer;
  /** When the answer came, in milliseconds since the epoch. */
  askedAtMs: number;
  onZoom: (fromMs: number, toMs: number) => void;
}

export function OverviewCharts({ answer, askedAtMs, onZoom }: OverviewChartsProps) {
  return (
    <div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
      {CHART_PANELS.map((panel) => (
        <ChartOf
          key={panel.title}
          panel={panel}
          answer={answer}
          askedAtMs={askedAtMs}
          onZoom={onZoom}
        />
      ))}
    </div>
  );
}

interface ChartOfProps extends OverviewChartsProps {
  panel: ChartPanel;
}

function ChartOf({ panel, answer, askedAtMs, onZoom }: ChartOfProps) {
  const data: ChartData = useMemo(
    () => ({
      timestampsMs: answer.timestampsMs,
      periodSeconds: answer.periodSeconds,
      provisionalFromMs: answer.provisionalFromMs,
      series: panelSeries(panel, answer, askedAtMs),
      unit: panel.unit,
      limits: panel.limits(answer.capacity),
      bands: panel.bands?.(answer),
    }),
    [panel, answer, askedAtMs],
  );
  const { unit } = valueAxis(data);
  const period = formatDuration(answer.periodSeconds * 1_000).text;
  const note = panel.note?.replace('per period', `per ${period}`);
  const axisUnit = panel.unit === 'records' ? undefined : unit;
  return (
    <Panel title={panel.title} unit={[axisUnit, note].filter(Boolean).join(' · ')}>
      <TimeChart title={panel.title} data={data} onZoom={onZoom} />
    </Panel>
  );
}
