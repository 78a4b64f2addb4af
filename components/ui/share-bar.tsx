import { clsx } from 'clsx';
import { TONE_FILL, type Tone } from './tone';

interface ShareBarProps {
  /** 1 is full; more is drawn as full. */
  share: number;
  tone: Tone;
  className?: string;
}

/** A small bar beside a written share: the text says the number, the bar only shows it. */
export function ShareBar({ share, tone, className }: ShareBarProps) {
  const percent = Math.min(100, Math.max(0, share * 100));
  return (
    <span
      aria-hidden
      className={clsx(
        'inline-block h-1.5 shrink-0 overflow-hidden rounded-full bg-raised',
        className ?? 'w-12',
      )}
    >
      <span
        className={clsx('block h-full rounded-full', TONE_FILL[tone])}
        style={{ width: `${percent}%` }}
      />
    </span>
  );
}
