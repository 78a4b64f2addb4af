import { expect, test } from 'vitest';
import { type StreamRow, sortStreams } from './stream-row';

function row(
  name: string,
  figures?: { age: number | null; health?: 'ok' | 'critical' },
): StreamRow {
  return {
    name,
    arn: `arn:aws:kinesis:eu-west-1:123456789012:stream/${name}`,
    status: 'ACTIVE',
    mode: 'PROVISIONED',
    createdAtMs: null,
    problem: undefined,
    activity: figures && {
      stream: name,
      asOfMs: 0,
      windowSeconds: 900,
      openShards: 1,
      retentionHours: 24,
      incomingRecordsPerSecond: null,
      incomingBytesPerSecond: null,
      outgoingRecordsPerSecond: null,
      outgoingBytesPerSecond: null,
      capacityShare: null,
      iteratorAgeMs: figures.age,
      writeThrottledRecords: null,
      readThrottledCalls: null,
      sparkline: {
        timestampsMs: [],
        incomingRecordsPerSecond: [],
        outgoingRecordsPerSecond: [],
        iteratorAgeMs: [],
      },
      health: figures.health ?? 'ok',
      findings: [],
    },
  };
}

const names = (rows: readonly StreamRow[]) => rows.map(({ name }) => name);

test('names sort as people count', () => {
  const rows = [row('shop-10'), row('shop-9'), row('Area')];
  expect(names(sortStreams(rows, 'name', 'asc'))).toEqual(['Area', 'shop-9', 'shop-10']);
});

test('rows without the figure stand last in both directions', () => {
  const rows = [
    row('none'),
    row('low', { age: 1 }),
    row('gap', { age: null }),
    row('high', { age: 9 }),
  ];
  expect(names(sortStreams(rows, 'age', 'asc'))).toEqual(['low', 'high', 'gap', 'none']);
  expect(names(sortStreams(rows, 'age', 'desc'))).toEqual(['high', 'low', 'gap', 'none']);
});

test('the worst health comes first when sorted down', () => {
  const rows = [row('fine', { age: 1 }), row('bad', { age: 1, health: 'critical' })];
  expect(names(sortStreams(rows, 'health', 'desc'))).toEqual(['bad', 'fine']);
});
