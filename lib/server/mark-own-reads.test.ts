import { expect, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import type { StreamActivity } from '@/lib/contract/metrics';
import { OwnReads } from '@/lib/reader/own-reads';
import { markOwnReads } from './mark-own-reads';

const row = (stream: string): StreamActivity => ({
  stream,
  openShards: 1,
  retentionHours: 24,
  incomingRecordsPerSecond: null,
  incomingBytesPerSecond: null,
  outgoingRecordsPerSecond: null,
  outgoingBytesPerSecond: null,
  capacityShare: null,
  iteratorAgeMs: 3_600_000,
  writeThrottledRecords: null,
  readThrottledCalls: null,
  sparkline: {
    timestampsMs: [],
    incomingRecordsPerSecond: [],
    outgoingRecordsPerSecond: [],
    iteratorAgeMs: [],
  },
  health: 'warning',
  findings: [
    { id: 'iterator_age_high', level: 'warning', text: 'Consumers are behind.' },
    { id: 'write_throttled', level: 'info', text: 'Writes were throttled.' },
  ],
});

test('says of a lag alone, and only where it read, that it may be our own reading', async () => {
  const clock = new ManualClock(Date.UTC(2026, 0, 31));
  const reads = new OwnReads(clock);
  reads.note('read', clock.now() - 3_600_000);
  reads.note('young', clock.now() - 1_000);
  const texts = (stream: string) =>
    markOwnReads([row(stream)], reads, clock.now()).flatMap(({ findings }) =>
      findings.map(({ text }) => text),
    );
  expect(texts('read')).toEqual([
    expect.stringMatching(/^Consumers are behind\. Shardlens read old records/),
    'Writes were throttled.',
  ]);
  expect(texts('young')).toEqual(['Consumers are behind.', 'Writes were throttled.']);
  await clock.advance(16 * 60_000);
  expect(texts('read')).toEqual(['Consumers are behind.', 'Writes were throttled.']);
});
