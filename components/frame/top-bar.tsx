'use client';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { Kbd } from '@/components/ui/kbd';
import { Link } from '@/components/ui/link';
import type { Connection } from '@/lib/contract/connection';
import { pages } from '@/lib/routes';
import { ConnectionSwitcher } from './connection-switcher';
import { Mark } from './mark';
import { RefreshState } from './refresh-state';
import { ThemeSwitch } from './theme-switch';
import { useConnection } from './use-connections';
import { usePalette } from './use-palette';
import { usePlace } from './use-place';

const RehearsalNote = dynamic(
  () => import('@/components/rehearsal/rehearsal-note').then((module) => module.RehearsalNote),
  { ssr: false },
);
const CommandPalette = dynamic(
  () => import('./command-palette').then((module) => module.CommandPalette),
  { ssr: false },
);

export function TopBar() {
  const { connection, stream } = usePlace();
  const palette = usePalette();
  const here = useConnection(connection);
  return (
    <header className="sticky top-0 z-20 border-b bg-surface">
      <div className="flex h-12 items-center gap-1 px-2 sm:px-3">
        <Link
          href={pages.home()}
          aria-label="Shardlens, home"
          className="flex h-8 items-center gap-2 rounded px-1.5 hover:bg-raised"
        >
          <Mark className="size-5" />
          <span className="hidden text-sm font-semibold tracking-tight md:inline">Shardlens</span>
        </Link>
        {connection && (
          <nav aria-label="You are here" className="flex min-w-0 items-center">
            <Slash />
            <ConnectionSwitcher current={connection} />
            {stream && (
              <span className="hidden min-w-0 items-center sm:flex">
                <Slash />
                <button
                  type="button"
                  onClick={palette.open}
                  aria-label={`Stream ${stream}: switch`}
                  className="h-8 min-w-0 truncate rounded px-2 text-sm font-medium hover:bg-raised"
                >
                  {stream}
                </button>
              </span>
            )}
          </nav>
        )}
        <div className="ml-auto flex items-center gap-1">
          {connection && <RefreshState />}
          <button
            type="button"
            onClick={palette.open}
            aria-label="Go to a stream or page"
            className="flex h-7 items-center gap-2 rounded border-line-strong px-1.5 text-sm text-faint hover:text-text lg:border"
          >
            <Search aria-hidden className="size-4 shrink-0" />
            <span className="hidden lg:inline">Go to…</span>
            <span className="hidden lg:inline">
              <Kbd>{palette.keys}</Kbd>
            </span>
          </button>
          <ThemeSwitch />
        </div>
      </div>
      {here?.environment === 'local' && <LocalNote connection={here} />}
      {palette.isOpen && <CommandPalette onClose={palette.close} />}
    </header>
  );
}

function Slash() {
  return (
    <span aria-hidden className="px-0.5 text-lg text-line-strong">
      /
    </span>
  );
}

function LocalNote({ connection: { name, allow } }: { connection: Connection }) {
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-4 border-t bg-own-soft px-4 py-0.5 text-xs text-muted">
      <p>
        Local service
        <span className="max-sm:sr-only">: everything here runs on this machine.</span>
      </p>
      {allow.includes('operate') && <RehearsalNote key={name} connection={name} />}
    </div>
  );
}
