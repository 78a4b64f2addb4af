import type { Connection } from '@/lib/contract/connection';
import type { StreamListItem } from '@/lib/contract/stream';
import { pages, STREAM_TABS, type StreamTab } from '@/lib/routes';
import type { Place } from './use-place';

/** One line of the palette: it goes somewhere (an address of lib/routes.ts) or does something. */
export interface Command {
  label: string;
  hint: string;
  act: string | (() => void);
}

export interface CommandGroup {
  value: string;
  items: Command[];
}

export const TAB_LABELS: Readonly<Record<StreamTab, string>> = {
  overview: 'Overview',
  shards: 'Shards',
  records: 'Records',
  send: 'Send',
};

interface Sources {
  place: Place;
  connections: readonly Connection[];
  streams: readonly StreamListItem[];
}

/** Every place that can be gone to from here: tabs of the stream, streams of the connection (same tab), connections. */
export function paletteCommands({ place, connections, streams }: Sources): CommandGroup[] {
  const { connection, stream, tab } = place;
  const groups: CommandGroup[] = [];
  if (connection && stream) {
    const items = STREAM_TABS.map((one) => ({
      label: TAB_LABELS[one],
      hint: stream,
      act: pages.stream(connection, stream, one),
    }));
    groups.push({ value: 'This stream', items });
  }
  if (connection) {
    const items = streams.map(({ name, mode }) => ({
      label: name,
      hint: mode === 'ON_DEMAND' ? 'on-demand' : 'provisioned',
      act: pages.stream(connection, name, tab),
    }));
    groups.push({ value: 'Streams', items });
  }
  const items = connections.map(({ name, region }) => ({
    label: name,
    hint: region ?? 'no region',
    act: pages.streams(name),
  }));
  return [...groups, { value: 'Connections', items }];
}

/** Whether every word of the text is part of the command, in any case and order. */
export function matchesCommand({ label, hint }: Command, text: string): boolean {
  const target = `${label} ${hint}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => target.includes(word));
}
