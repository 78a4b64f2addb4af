import { clsx } from 'clsx';
import { type ReactNode, useId } from 'react';

interface PanelProps {
  title: string;
  /** Set beside the title, such as records/s. */
  unit?: string | undefined;
  /** The figure now. */
  figure?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** Title, unit, the figure now, then the picture. Put a QueryContent inside for loading and failure. */
export function Panel({ title, unit, figure, actions, children, className }: PanelProps) {
  const headingId = useId();
  return (
    <section
      aria-labelledby={headingId}
      className={clsx('min-w-0 overflow-clip rounded-lg border bg-surface', className)}
    >
      <header className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1">
        <h2 id={headingId} className="text-sm font-medium whitespace-nowrap">
          {title}
          {unit && <span className="ml-1.5 font-normal text-faint">{unit}</span>}
        </h2>
        {actions && <div className="flex items-center gap-2">{actions}</div>}
        {figure !== undefined && <div className="ml-auto text-base font-medium">{figure}</div>}
      </header>
      {children}
    </section>
  );
}
