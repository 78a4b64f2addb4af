'use client';

import { Braces } from 'lucide-react';
import { useState } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Popover } from '@/components/ui/popover';
import type { Generator } from './generator';

interface GeneratorMenuProps {
  generators: readonly Generator[];
  onInsert: (example: string) => void;
}

export function GeneratorMenu({ generators, onInsert }: GeneratorMenuProps) {
  const [wanted, setWanted] = useState('');
  const found = generators.filter(({ name, description }) =>
    `${name} ${description}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  return (
    <Popover
      label="Insert generator"
      trigger={
        <>
          <Braces aria-hidden className="size-4" />
          Insert generator
        </>
      }
      triggerClassName={buttonClass('quiet')}
      className="w-96 max-w-[calc(100vw-1rem)]"
    >
      {(close) => (
        <>
          <Input
            type="search"
            aria-label="Find a generator"
            placeholder="Find a generator"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
          <ul className="mt-1 max-h-80 overflow-auto">
            {found.map(({ name, example, description }) => (
              <li key={name}>
                <button
                  type="button"
                  onClick={() => {
                    close();
                    onInsert(example);
                  }}
                  className="block w-full rounded px-2 py-1.5 text-left -outline-offset-2 hover:bg-raised"
                >
                  <span className="block truncate font-mono text-xs text-own">{example}</span>
                  <span className="block text-xs text-muted">{description}</span>
                </button>
              </li>
            ))}
            {found.length === 0 && (
              <li className="px-2 py-3 text-sm text-muted">No generator of this name.</li>
            )}
          </ul>
        </>
      )}
    </Popover>
  );
}
