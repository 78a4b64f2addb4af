import type { Rehearsal } from '@/lib/contract/rehearsal';
import { pages, STREAM_TABS } from '@/lib/routes';

type Tab = Rehearsal['lookFor'][number]['tab'];

const LABELS: Readonly<Record<Tab, string>> = {
  streams: 'Streams',
  overview: 'Overview',
  shards: 'Shards',
  records: 'Records',
  send: 'Send',
  consumers: 'Consumers',
  alarms: 'Alarms',
};

interface RehearsalPlace {
  label: string;
  /** Absent where there is no such page. */
  href: string | undefined;
}

/** Where a rehearsal shows: a page of its stream, or the list of streams. */
export function rehearsalPlace(tab: Tab, connection: string, stream: string): RehearsalPlace {
  const streamTab = STREAM_TABS.find((one) => one === tab);
  if (streamTab) return { label: LABELS[tab], href: pages.stream(connection, stream, streamTab) };
  return { label: LABELS[tab], href: tab === 'streams' ? pages.streams(connection) : undefined };
}
