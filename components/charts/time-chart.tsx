'use client';

import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { timeTicks } from '@/lib/series/time-ticks';
import { ChartLegend } from './chart-legend';
import { ChartPointer } from './chart-pointer';
import { chartRows } from './chart-rows';
import type { ChartData } from './chart-series';
import { ChartSummary } from './chart-summary';
import { PLOT } from './plot-frame';
import { useWidth } from './use-width';
import { valueAxis } from './value-axis';

/** The drawing library comes after the first paint; the height is kept meanwhile. */
const Plot = dynamic(() => import('./plot').then((module) => module.Plot), {
  ssr: false,
  loading: () => <Skeleton className="mx-4 mt-2 h-[calc(100%-1rem)]" />,
});

const TICK_SPACE_PX = 72;

interface TimeChartProps {
  /** What is shown, for readers who do not see it. */
  title: string;
  data: ChartData;
  /** Hears the span that was dragged over. */
  onZoom?: ((fromMs: number, toMs: number) => void) | undefined;
}

export function TimeChart({ title, data, onZoom }: TimeChartProps) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [box, width] = useWidth();

  const plot = useMemo(() => {
    const series = data.series.filter(({ id }) => !hidden.has(id));
    const fromMs = data.timestampsMs[0] ?? 0;
    const toMs = data.timestampsMs.at(-1) ?? fromMs + 1;
    return {
      series,
      fromMs,
      toMs,
      bands: data.bands,
      rows: chartRows({ ...data, series }),
      axis: valueAxis({ ...data, series }),
    };
  }, [data, hidden]);
  const { fromMs, toMs } = plot;
  const ticks = useMemo(() => {
    const maxTicks = Math.max(2, Math.floor((width - PLOT.left - PLOT.right) / TICK_SPACE_PX));
    return timeTicks({ fromMs, toMs, maxTicks });
  }, [fromMs, toMs, width]);

  const toggle = (id: string) => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    setHidden(next);
  };

  return (
    <figure aria-label={title} className="pb-1">
      <ChartLegend data={data} hidden={hidden} onToggle={toggle} above={plot.axis.above} />
      <div ref={box} className="relative h-41 tall:h-55">
        <div aria-hidden className="absolute inset-0">
          {width > 0 && <Plot {...plot} timeTicks={ticks} />}
        </div>
        <ChartPointer timestampsMs={data.timestampsMs} onZoom={onZoom} />
      </div>
      <ChartSummary title={title} data={data} />
    </figure>
  );
}
