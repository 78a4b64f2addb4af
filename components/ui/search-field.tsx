'use client';

import { Search } from 'lucide-react';
import { useRef } from 'react';
import { Input } from './input';
import { Kbd } from './kbd';
import { useSlashFocus } from './use-slash-focus';

interface SearchFieldProps {
  label: string;
  value: string;
  onSearch: (text: string) => void;
}

/** The page's one search box: "/" leads to it. */
export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useSlashFocus(field);
  return (
    <search className="relative w-full sm:w-72">
      <Search aria-hidden className="absolute top-1.5 left-2 size-4 text-faint" />
      <Input
        ref={field}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onSearch(event.target.value)}
        className="peer pr-8 pl-8"
      />
      <span className="absolute top-1 right-1.5 peer-focus:hidden">
        <Kbd>/</Kbd>
      </span>
    </search>
  );
}
