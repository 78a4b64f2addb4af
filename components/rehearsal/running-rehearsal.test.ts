import { expect, test } from 'vitest';
import type { Rehearsal } from '@/lib/contract/rehearsal';
import { runningRehearsals } from './running-rehearsal';

const hotKey: Rehearsal = {
  name: 'hot-key',
  title: 'Hot partition key',
  happens: 'A producer writes one key.',
  lookFor: [{ tab: 'overview', figure: 'throttled writes' }],
  durationMs: 600_000,
  wayBack: 'The producer stops.',
  running: null,
};
const LOCAL_MS = 1_000_000;
const BROWSER_MS = 9_000_000;

test('tells what runs, and its end by the browser’s clock', () => {
  const running = { stream: 'flights', sinceMs: LOCAL_MS - 1_000, endsMs: LOCAL_MS + 5_000 };
  const rehearsals = [hotKey, { ...hotKey, name: 'outage', title: 'Outage', running }];
  expect(runningRehearsals({ nowMs: LOCAL_MS, rehearsals }, BROWSER_MS)).toEqual([
    { name: 'outage', title: 'Outage', stream: 'flights', endsMs: BROWSER_MS + 5_000 },
  ]);
});

test('is empty while nothing runs', () => {
  expect(runningRehearsals({ nowMs: LOCAL_MS, rehearsals: [hotKey] }, BROWSER_MS)).toEqual([]);
});
