'use client';

import { TAB_LABELS } from '@/components/frame/palette-commands';
import { useConnection } from '@/components/frame/use-connections';
import { usePlace } from '@/components/frame/use-place';
import { TabNav } from '@/components/ui/tab-nav';
import type { Permission } from '@/lib/contract/connection';
import { pages, STREAM_TABS, type StreamTab } from '@/lib/routes';

const NEEDS: Readonly<Record<StreamTab, Permission>> = {
  overview: 'view',
  shards: 'view',
  records: 'read',
  send: 'send',
};

/** A page that the connection does not allow stays in its place, locked, and says why. */
export function StreamTabs({ connection, stream }: { connection: string; stream: string }) {
  const { tab: current } = usePlace();
  const allow = useConnection(connection)?.allow;
  const tabs = STREAM_TABS.map((tab) => ({
    label: TAB_LABELS[tab],
    href: pages.stream(connection, stream, tab),
    current: tab === current,
    locked: allow && !allow.includes(NEEDS[tab]) ? lockedText(connection, NEEDS[tab]) : undefined,
  }));
  return <TabNav label="Pages of the stream" tabs={tabs} />;
}

const lockedText = (connection: string, permission: Permission) =>
  `The connection ${connection} does not allow “${permission}”. Add it to its allow list in the configuration file.`;
