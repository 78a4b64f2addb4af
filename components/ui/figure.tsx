import { clsx } from 'clsx';
import type { Measure } from '@/lib/format/measure';

interface FigureProps {
  /** From lib/format; a bare string is a figure without a unit. */
  measure: Measure | string;
  className?: string;
}

/** A number with its unit, the unit set smaller. */
export function Figure({ measure, className }: FigureProps) {
  const parts = typeof measure === 'string' ? [{ value: measure, unit: '' }] : measure.parts;
  return (
    <span className={clsx('whitespace-nowrap', className)}>
      {parts.map(({ value, unit }, index) => (
        <span key={unit}>
          {index > 0 && ' '}
          {value}
          {unit && (
            <span className="ml-[0.25em] text-[max(0.65em,11px)] font-normal text-muted">
              {unit}
            </span>
          )}
        </span>
      ))}
    </span>
  );
}
