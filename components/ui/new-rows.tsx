import { clsx } from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { formatCount } from '@/lib/format/format-count';
import { buttonClass } from './button';
import type { LiveEdge } from './use-held-rows';

interface NewRowsProps {
  /** undefined at the edge itself, where nothing is to be said. */
  count: number | undefined;
  edge: LiveEdge;
  onFollow: () => void;
}

/** Over the table while it is scrolled away from where rows come in. */
export function NewRows({ count, edge, onFollow }: NewRowsProps) {
  if (count === undefined) return null;
  const Arrow = edge === 'top' ? ArrowUp : ArrowDown;
  return (
    <div
      className={clsx(
        'sticky left-0 z-20 flex h-0 justify-center',
        edge === 'top' ? 'top-12 items-start' : 'bottom-3 items-end',
      )}
    >
      <button
        type="button"
        onClick={onFollow}
        className={clsx(buttonClass('primary'), 'rounded-full shadow-overlay')}
      >
        <Arrow aria-hidden className="size-3.5" />
        {count === 0 ? 'Follow the newest' : `${formatCount(count)} new`}
      </button>
    </div>
  );
}
