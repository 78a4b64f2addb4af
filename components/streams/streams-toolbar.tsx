'use client';

import { Search } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Input } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import { useSlashFocus } from '@/components/ui/use-slash-focus';

interface StreamsToolbarProps {
  q: string;
  onSearch: (text: string) => void;
  children: ReactNode;
}

export function StreamsToolbar({ q, onSearch, children }: StreamsToolbarProps) {
  const field = useRef<HTMLInputElement>(null);
  useSlashFocus(field);
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
      <search className="relative w-full sm:w-72">
        <Search aria-hidden className="absolute top-1.5 left-2 size-4 text-faint" />
        <Input
          ref={field}
          type="search"
          aria-label="Search streams"
          placeholder="Search streams"
          value={q}
          onChange={(event) => onSearch(event.target.value)}
          className="peer pr-8 pl-8"
        />
        <span className="absolute top-1 right-1.5 peer-focus:hidden">
          <Kbd>/</Kbd>
        </span>
      </search>
      {children}
    </div>
  );
}
