'use client';

import { RelativeTime } from '@/components/ui/relative-time';
import { SearchField } from '@/components/ui/search-field';
import { formatCount, formatCounted } from '@/lib/format/format-count';

interface RecordsStripProps {
  read: number;
  matching: number;
  /** What is searched for now; `q` may be ahead of it. */
  needle: string;
  readAtMs: number;
  q: string;
  onSearch: (q: string) => void;
}

/** How much was read and when, and a search in it. */
export function RecordsStrip(props: RecordsStripProps) {
  const { read, matching, needle, readAtMs, q, onSearch } = props;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 pb-2">
      <SearchField label="Search in what was read" value={q} onSearch={onSearch} />
      <output className="text-sm text-muted">
        {needle === ''
          ? formatCounted(read, 'record')
          : `${formatCount(matching)} of ${formatCounted(read, 'record')} match`}
      </output>
      <span className="text-sm text-faint">
        read <RelativeTime instantMs={readAtMs} />
      </span>
    </div>
  );
}
