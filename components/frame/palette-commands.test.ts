import { expect, test } from 'vitest';
import { matchesCommand, paletteCommands } from './palette-commands';

const streams = ['orders', 'order-events', 'flights'].map((name) => ({
  name,
  arn: `arn:aws:kinesis:eu-west-1:123456789012:stream/${name}`,
  status: 'ACTIVE' as const,
  mode: 'PROVISIONED' as const,
  createdAtMs: null,
}));
const connections = [
  {
    name: 'main',
    region: 'eu-west-1',
    environment: 'other' as const,
    allow: ['view' as const],
    account: null,
    problem: null,
  },
];

const groupsAt = (connection: string | undefined, stream: string | undefined) =>
  paletteCommands({
    place: { connection, stream, tab: 'shards' },
    connections,
    streams,
  });

test('another stream opens on the tab that the reader is on', () => {
  const [tabs, others] = groupsAt('main', 'orders');
  expect(tabs?.items.map(({ label }) => label)).toEqual(['Overview', 'Shards', 'Records', 'Send']);
  expect(others?.items.find(({ label }) => label === 'flights')?.act).toBe(
    '/main/streams/flights/shards',
  );
});

test('without a stream there are no tabs, without a connection no streams', () => {
  const names = [groupsAt('main', undefined), groupsAt(undefined, undefined)].map((groups) =>
    groups.map(({ value }) => value),
  );
  expect(names).toEqual([['Streams', 'Connections'], ['Connections']]);
});

test.each([
  ['ORDER', true],
  ['events order', true],
  ['events flights', false],
  ['', true],
])('"%s" finds order-events: %s', (text, found) => {
  expect(matchesCommand({ label: 'order-events', hint: 'provisioned', act: '/' }, text)).toBe(
    found,
  );
});
