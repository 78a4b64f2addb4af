import { clsx } from 'clsx';
import { TONE_FILL, type Tone } from './tone';

/** The shape differs with the tone too, so that colour never speaks alone. */
export function StatusDot({ tone }: { tone: Tone }) {
  return (
    <span
      aria-hidden
      className={clsx(
        'inline-block size-2 shrink-0',
        TONE_FILL[tone],
        tone === 'trouble'
          ? 'rotate-45 rounded-none'
          : tone === 'lag'
            ? 'rounded-none'
            : 'rounded-full',
      )}
    />
  );
}
