'use client';

import { Search } from 'lucide-react';
import { useRef } from 'react';
import { Input } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import { RelativeTime } from '@/components/ui/relative-time';
import { useSlashFocus } from '@/components/ui/use-slash-focus';
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
  const field = useRef<HTMLInputElement>(null);
  useSlashFocus(field);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 pb-2">
      <search className="relative w-full sm:w-72">
        <Search aria-hidden className="absolute top-1.5 left-2 size-4 text-faint" />
        <Input
          ref={field}
          type="search"
          aria-label="Search in what was read"
          placeholder="Search in what was read"
          value={q}
          onChange={(event) => onSearch(event.target.value)}
          className="peer pr-8 pl-8"
        />
        <span className="absolute top-1 right-1.5 peer-focus:hidden">
          <Kbd>/</Kbd>
        </span>
      </search>
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
