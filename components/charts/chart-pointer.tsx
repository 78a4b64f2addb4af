'use client';

import { type PointerEvent, useState } from 'react';
import { formatInstant } from '@/lib/format/format-instant';
import { useHover } from './chart-group';
import { nearestIndex } from './chart-rows';
import { PLOT } from './plot-frame';

interface ChartPointerProps {
  timestampsMs: readonly number[];
  onZoom: ((fromMs: number, toMs: number) => void) | undefined;
}

interface Drag {
  from: number;
  to: number;
}

/** A drag shorter than this share of the chart is a shaky press. */
const SHORTEST_DRAG = 0.01;

const shareOf = (event: PointerEvent<HTMLElement>) => {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return Math.min(1, Math.max(0, (event.clientX - left) / width));
};

/** Lies over the plot: the crosshair that all charts share, and the span that is dragged to zoom. */
export function ChartPointer({ timestampsMs, onZoom }: ChartPointerProps) {
  const { hoveredMs, setHoveredMs } = useHover();
  const [drag, setDrag] = useState<Drag | undefined>(undefined);
  const firstMs = timestampsMs[0] ?? 0;
  const spanMs = (timestampsMs.at(-1) ?? firstMs) - firstMs;
  if (spanMs <= 0) return null;

  const instantAt = (share: number) =>
    timestampsMs[nearestIndex(timestampsMs, firstMs + share * spanMs)] ?? firstMs;

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (!onZoom || event.button !== 0 || event.pointerType === 'touch') return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const share = shareOf(event);
    setDrag({ from: share, to: share });
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const share = shareOf(event);
    setHoveredMs(instantAt(share));
    if (drag) setDrag({ ...drag, to: share });
  };
  const onPointerUp = () => {
    setDrag(undefined);
    if (!drag || !onZoom || Math.abs(drag.to - drag.from) < SHORTEST_DRAG) return;
    const [from, to] = [
      instantAt(Math.min(drag.from, drag.to)),
      instantAt(Math.max(drag.from, drag.to)),
    ];
    if (to > from) onZoom(from, to);
  };

  return (
    <div
      role="presentation"
      className="absolute cursor-crosshair touch-pan-y select-none"
      style={PLOT}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setDrag(undefined)}
      onPointerLeave={() => setHoveredMs(undefined)}
    >
      {hoveredMs !== undefined && (
        <Crosshair
          share={(hoveredMs - firstMs) / spanMs}
          label={formatInstant(hoveredMs, { nowMs: timestampsMs.at(-1) ?? 0, precision: 'minute' })}
        />
      )}
      {drag && (
        <span
          className="absolute inset-y-0 bg-text opacity-10"
          style={{
            left: `${Math.min(drag.from, drag.to) * 100}%`,
            width: `${Math.abs(drag.to - drag.from) * 100}%`,
          }}
        />
      )}
    </div>
  );
}

function Crosshair({ share, label }: { share: number; label: string }) {
  if (share < 0 || share > 1) return null;
  return (
    <span
      className="pointer-events-none absolute inset-y-0 w-px bg-faint"
      style={{ left: `${share * 100}%` }}
    >
      <span className="absolute top-full left-1/2 mt-0.5 -translate-x-1/2 rounded-sm bg-text px-1 text-2xs whitespace-nowrap text-surface">
        {label}
      </span>
    </span>
  );
}
