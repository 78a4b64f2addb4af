'use client';

import { clsx } from 'clsx';
import { ChevronsUpDown } from 'lucide-react';
import { Link } from '@/components/ui/link';
import { Popover } from '@/components/ui/popover';
import type { Connection } from '@/lib/contract/connection';
import { pages } from '@/lib/routes';
import { EnvironmentBadge } from './environment-badge';
import { useConnections } from './use-connections';

export function ConnectionSwitcher({ current }: { current: string }) {
  const connections = useConnections().data?.connections ?? [];
  const shown = connections.find((connection) => connection.name === current);
  return (
    <Popover
      label={`Connection ${current}: switch`}
      triggerClassName="flex h-8 min-w-0 items-center gap-2 rounded px-2 hover:bg-raised"
      className="w-80 max-w-[calc(100vw-1rem)]"
      trigger={
        <>
          <span className="truncate text-sm font-medium">{current}</span>
          {shown && (
            <span className={clsx(shown.environment === 'local' && 'hidden sm:inline')}>
              <EnvironmentBadge environment={shown.environment} />
            </span>
          )}
          <span className="hidden text-xs whitespace-nowrap text-faint lg:inline">
            {shown && whereabouts(shown)}
          </span>
          <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-faint" />
        </>
      }
    >
      {(close) => (
        <ul>
          {connections.map((connection) => (
            <li key={connection.name}>
              <ConnectionLink
                connection={connection}
                current={connection.name === current}
                onFollow={close}
              />
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

interface ConnectionLinkProps {
  connection: Connection;
  current: boolean;
  onFollow: () => void;
}

function ConnectionLink({ connection, current, onFollow }: ConnectionLinkProps) {
  const { name, environment, problem } = connection;
  return (
    <Link
      href={pages.streams(name)}
      onClick={onFollow}
      aria-current={current ? 'true' : undefined}
      className={clsx('block rounded px-2.5 py-1.5 hover:bg-line', current && 'bg-line')}
    >
      <span className="flex items-center gap-2 text-sm font-medium">
        {name}
        <EnvironmentBadge environment={environment} />
      </span>
      <span className={clsx('line-clamp-2 text-xs', problem ? 'text-trouble' : 'text-faint')}>
        {problem ? problem.detail : whereabouts(connection)}
      </span>
    </Link>
  );
}

function whereabouts({ region, account, allow }: Connection): string {
  const parts = [region ?? 'no region', account && `account ${account}`, rights(allow)];
  return parts.filter(Boolean).join(' · ');
}

function rights(allow: Connection['allow']): string {
  if (allow.includes('operate')) return 'full access';
  if (allow.includes('send')) return 'read and send';
  return allow.includes('read') ? 'read-only' : 'metrics only';
}
