import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { TONE_SOFT, TONE_TEXT, type Tone } from './tone';

interface BadgeProps {
  tone?: Tone;
  children: ReactNode;
  className?: string;
}

export function Badge({ tone = 'plain', children, className }: BadgeProps) {
  return (
    <span
      className={clsx(
        'inline-flex h-5 shrink-0 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap',
        TONE_TEXT[tone],
        TONE_SOFT[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
