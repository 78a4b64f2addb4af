'use client';

import type { ReactNode } from 'react';
import { SearchField } from '@/components/ui/search-field';

interface StreamsToolbarProps {
  q: string;
  onSearch: (text: string) => void;
  children: ReactNode;
}

export function StreamsToolbar({ q, onSearch, children }: StreamsToolbarProps) {
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
      <SearchField label="Search streams" value={q} onSearch={onSearch} />
      {children}
    </div>
  );
}
