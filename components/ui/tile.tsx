import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { StatusDot } from './status-dot';
import { TONE_TEXT, type Tone } from './tone';

interface TileProps {
  label: string;
  figure: ReactNode;
  /** A word on the figure, such as its share of capacity. */
  note?: ReactNode;
  /** What the colour of the label's mark means. */
  tone?: Tone;
  /** Sets the figure itself in the tone: only for what is wrong. */
  alarming?: boolean;
  picture?: ReactNode;
}

export function Tile({ label, figure, note, tone = 'plain', alarming, picture }: TileProps) {
  return (
    <div className="flex min-w-0 flex-col bg-surface px-4 py-3">
      <dt className="flex items-center gap-1.5 text-xs text-muted">
        {alarming && <StatusDot tone={tone} />}
        {label}
      </dt>
      <dd className="mt-1 flex items-end justify-between gap-2">
        <span className={clsx('text-2xl font-medium', alarming ? TONE_TEXT[tone] : 'text-text')}>
          {figure}
        </span>
        {picture}
      </dd>
      <dd className="mt-0.5 min-h-4 text-xs text-faint">{note}</dd>
    </div>
  );
}

/** Lays tiles edge to edge; they wrap and stack as the width shrinks. */
export function TileRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <dl
      aria-label={label}
      className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line sm:grid-cols-3 xl:grid-cols-6"
    >
      {children}
    </dl>
  );
}
