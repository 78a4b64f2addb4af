'use client';

import type { ReactNode } from 'react';
import { SearchField } from '@/components/ui/search-field';
import { formatCount, formatCounted } from '@/lib/format/format-count';

interface RecordsStripProps {
  read: number;
  matching: number;
  /** What is searched for now; `q` may be ahead of it. */
  needle: string;
  q: string;
  onSearch: (q: string) => void;
  /** How the records were read, in a word or two. */
  status: ReactNode;
  /** Buttons. */
  children?: ReactNode;
}

/** How much was read, a search in it, and what can be done with it. */
export function RecordsStrip(props: RecordsStripProps) {
  const { read, matching, needle, q, onSearch, status, children } = props;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 pb-2">
      <SearchField label="Search in what was read" value={q} onSearch={onSearch} />
      <output className="text-sm text-muted">
        {needle === ''
          ? formatCounted(read, 'record')
          : `${formatCount(matching)} of ${formatCounted(read, 'record')} match`}
      </output>
      {status !== undefined && <span className="text-sm text-faint">{status}</span>}
      {children && <div className="ml-auto flex items-center gap-1">{children}</div>}
    </div>
  );
}
