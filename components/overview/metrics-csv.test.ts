import { expect, test } from 'vitest';
import { metricsCsv } from './metrics-csv';

test('writes gaps as empty fields and says which rows may still change', () => {
  const csv = metricsCsv({
    stream: 'orders',
    fromMs: 0,
    toMs: 120_000,
    periodSeconds: 60,
    timestampsMs: [0, 60_000],
    provisionalFromMs: 60_000,
    series: [
      {
        id: 'incomingRecords',
        metric: 'IncomingRecords',
        statistic: 'Sum',
        unit: 'records/s',
        values: [0, 1.5],
      },
      {
        id: 'iteratorAge',
        metric: 'GetRecords.IteratorAgeMilliseconds',
        statistic: 'Maximum',
        unit: 'ms',
        values: [null, 20],
      },
    ],
    capacity: {
      openShards: 1,
      writeRecordsPerSecond: 1_000,
      writeBytesPerSecond: 1_000_000,
      readBytesPerSecond: 2_000_000,
    },
    retentionMs: 86_400_000,
    ownReads: [],
    cost: { calls: 1, metrics: 14, estimatedUsd: 0.00014 },
  });
  expect(csv).toBe(
    'time,settled,incomingRecords (records/s),iteratorAge (ms)\r\n' +
      '1970-01-01T00:00:00.000Z,yes,0,\r\n' +
      '1970-01-01T00:01:00.000Z,no,1.5,20\r\n',
  );
});
