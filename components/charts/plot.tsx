'use client';

import { memo } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { TONE_VARIABLE } from '@/components/ui/tone';
import type { TimeTick } from '@/lib/series/time-ticks';
import type { ChartRow } from './chart-rows';
import type { ChartBands, ChartSeries } from './chart-series';
import { limitLabelPlace } from './limit-label';
import { PLOT } from './plot-frame';
import { seriesColour } from './series-colour';
import type { ChartAxis } from './value-axis';

export interface PlotProps {
  rows: readonly ChartRow[];
  series: readonly ChartSeries[];
  axis: ChartAxis;
  bands: ChartBands | undefined;
  timeTicks: readonly TimeTick[];
  fromMs: number;
  toMs: number;
}

const TICK = { fontSize: 11, fill: 'var(--faint)' };
const LINE_WIDTH = 1.75;
/** Keeps a label readable where lines run under it. */
const HALO = { stroke: 'var(--surface)', strokeWidth: 3, paintOrder: 'stroke' };

/** The picture alone: lines, grid, axes and limits. Pointer and legend live outside, so that moving the pointer draws nothing here. */
export const Plot = memo(function Plot(props: PlotProps) {
  const { rows, series, axis, bands, timeTicks, fromMs, toMs } = props;
  const timeLabels = new Map(timeTicks.map(({ atMs, label }) => [atMs, label]));
  const valueLabels = new Map(axis.ticks.map((tick, index) => [tick, axis.labels[index] ?? '']));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={rows}
        margin={{ top: PLOT.top, right: PLOT.right, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        {bands?.spans.map((span) => (
          <ReferenceArea
            key={span.fromMs}
            x1={Math.max(fromMs, span.fromMs)}
            x2={Math.min(toMs, span.toMs)}
            fill={TONE_VARIABLE[bands.tone]}
            fillOpacity={0.16}
            stroke="none"
          />
        ))}
        <XAxis
          dataKey="atMs"
          type="number"
          scale="linear"
          domain={[fromMs, toMs]}
          ticks={timeTicks.map(({ atMs }) => atMs)}
          tickFormatter={(atMs: number) => timeLabels.get(atMs) ?? ''}
          interval={0}
          height={PLOT.bottom}
          tick={TICK}
          tickLine={{ stroke: 'var(--line-strong)' }}
          axisLine={{ stroke: 'var(--line-strong)' }}
        />
        <YAxis
          width={PLOT.left}
          domain={[axis.bottom, axis.top]}
          ticks={[...axis.ticks]}
          tickFormatter={(value: number) => valueLabels.get(value) ?? ''}
          interval={0}
          tick={TICK}
          tickLine={false}
          axisLine={false}
        />
        {axis.drawn.map((limit) => (
          <ReferenceLine
            key={limit.label}
            y={limit.value}
            stroke={TONE_VARIABLE[limit.tone]}
            strokeDasharray="5 4"
            label={{
              value: limit.label,
              position: limitLabelPlace(limit, axis, rows),
              fontSize: 11,
              fill: TONE_VARIABLE[limit.tone],
              ...HALO,
            }}
          />
        ))}
        {series.flatMap((one) => [
          one.filled ? (
            <Area
              key={one.id}
              {...lineOf(one, 'done')}
              fill={seriesColour(one)}
              fillOpacity={0.12}
            />
          ) : (
            <Line key={one.id} {...lineOf(one, 'done')} />
          ),
          <Line key={`${one.id} tail`} {...lineOf(one, 'tail')} strokeDasharray="3 3" />,
        ])}
      </ComposedChart>
    </ResponsiveContainer>
  );
});

const lineOf = (series: ChartSeries, part: 'done' | 'tail') =>
  ({
    dataKey: `${part}.${series.id}`,
    type: 'linear',
    stroke: seriesColour(series),
    strokeWidth: LINE_WIDTH,
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
    dot: false,
    activeDot: false,
    connectNulls: false,
    isAnimationActive: false,
  }) as const;
