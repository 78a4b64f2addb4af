'use client';

import { ChevronDown, ChevronUp } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { formatCount } from '@/lib/format/format-count';
import type { TextSearch } from './use-text-search';

interface PayloadSearchProps {
  value: string;
  onChange: (value: string) => void;
  search: TextSearch;
}

/** Search within one record: Enter goes on to the next match, with shift to the one before. */
export function PayloadSearch({ value, onChange, search }: PayloadSearchProps) {
  const { found, current, move } = search;
  return (
    <search className="ml-auto flex min-w-0 items-center gap-1 max-sm:w-full">
      <output className="text-xs whitespace-nowrap text-muted tabular-nums">
        {value.trim() !== '' &&
          (found === 0 ? 'none' : `${formatCount(current + 1)} of ${formatCount(found)}`)}
      </output>
      <Input
        type="search"
        aria-label="Search in this record"
        placeholder="Search in this record"
        value={value}
        className="h-7 w-48 max-sm:w-auto max-sm:min-w-0 max-sm:flex-1"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') move(event.shiftKey ? -1 : 1);
        }}
      />
      <IconButton
        label="Previous match"
        icon={<ChevronUp />}
        disabled={found === 0}
        onClick={() => move(-1)}
      />
      <IconButton
        label="Next match"
        icon={<ChevronDown />}
        disabled={found === 0}
        onClick={() => move(1)}
      />
    </search>
  );
}
