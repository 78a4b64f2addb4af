import { clsx } from 'clsx';
import { TONE_TEXT, type Tone } from './tone';

interface ProgressProps {
  label: string;
  /** 0 to 1; null while the end is not known. */
  value: number | null;
  tone?: Tone;
}

/** The bar takes the colour of its text; app/globals.css draws it. */
export function Progress({ label, value, tone = 'plain' }: ProgressProps) {
  return (
    <progress
      aria-label={label}
      max={1}
      value={value ?? undefined}
      className={clsx(
        'block h-1.5 w-full overflow-hidden rounded-full',
        TONE_TEXT[tone],
        value === null && 'animate-pulse',
      )}
    />
  );
}
