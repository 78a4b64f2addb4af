import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight } from 'lucide-react';
import { formatCount } from '@/lib/format/format-count';
import { IconButton } from './icon-button';

interface PagerProps {
  /** What is paged through, such as verdicts. */
  noun: string;
  /** From 0. */
  page: number;
  perPage: number;
  total: number;
  onPage: (page: number) => void;
}

/** Which rows of how many are in sight, and the way to the others. */
export function Pager({ noun, page, perPage, total, onPage }: PagerProps) {
  const last = Math.max(0, Math.ceil(total / perPage) - 1);
  const from = Math.min(total, page * perPage + 1);
  const to = Math.min(total, (page + 1) * perPage);
  return (
    <nav
      aria-label={`Pages of ${noun}`}
      className="flex flex-wrap items-center justify-end gap-1 border-t px-4 py-1 text-xs text-muted"
    >
      <span className="mr-2">
        {formatCount(from)} to {formatCount(to)} of {formatCount(total)}
      </span>
      <IconButton
        label="First page"
        icon={<ChevronsLeft />}
        disabled={page === 0}
        onClick={() => onPage(0)}
      />
      <IconButton
        label="Previous page"
        icon={<ChevronLeft />}
        disabled={page === 0}
        onClick={() => onPage(page - 1)}
      />
      <IconButton
        label="Next page"
        icon={<ChevronRight />}
        disabled={page >= last}
        onClick={() => onPage(page + 1)}
      />
      <IconButton
        label="Last page"
        icon={<ChevronsRight />}
        disabled={page >= last}
        onClick={() => onPage(last)}
      />
    </nav>
  );
}
