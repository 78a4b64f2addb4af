'use client';

import { clsx } from 'clsx';
import { Figure } from '@/components/ui/figure';
import { TONE_VARIABLE } from '@/components/ui/tone';
import { formatSeriesValue } from '@/lib/format/format-series-value';
import { useHover } from './chart-group';
import { nearestIndex, newestSettled } from './chart-rows';
import type { ChartData, ChartLimit } from './chart-series';
import { seriesColour } from './series-colour';

interface ChartLegendProps {
  data: ChartData;
  hidden: ReadonlySet<string>;
  onToggle: (id: string) => void;
  above: readonly ChartLimit[];
}

/** Names each line with its value: at the crosshair, else of the newest settled period. A press hides or shows the line. */
export function ChartLegend({ data, hidden, onToggle, above }: ChartLegendProps) {
  const { hoveredMs } = useHover();
  const index =
    hoveredMs === undefined ? newestSettled(data) : nearestIndex(data.timestampsMs, hoveredMs);
  return (
    <div className="flex min-h-5 flex-wrap items-center gap-x-3 px-4 text-xs">
      {data.series.map((series) => {
        const shown = !hidden.has(series.id);
        return (
          <button
            key={series.id}
            type="button"
            aria-pressed={shown}
            onClick={() => onToggle(series.id)}
            className={clsx(
              'flex items-center gap-1.5 rounded',
              shown ? 'text-muted' : 'text-faint line-through',
            )}
          >
            <span
              aria-hidden
              className="h-0.5 w-3 rounded-full"
              style={{ background: shown ? seriesColour(series) : 'var(--line-strong)' }}
            />
            {series.label}
            {shown && (
              <Figure
                measure={formatSeriesValue(series.values[index] ?? null, series.unit)}
                className="font-medium text-text"
              />
            )}
          </button>
        );
      })}
      {data.bands && data.bands.spans.length > 0 && (
        <span className="flex items-center gap-1.5 text-muted">
          <span
            aria-hidden
            className="size-2.5 rounded-sm opacity-40"
            style={{ background: TONE_VARIABLE[data.bands.tone] }}
          />
          {data.bands.label}
        </span>
      )}
      {above.map(({ label }) => (
        <span key={label} className="text-faint" title="above what the axis shows">
          {label} <span aria-hidden>↑</span>
          <span className="sr-only">, above what the axis shows</span>
        </span>
      ))}
    </div>
  );
}
