import { expect, test } from 'vitest';
import type { MetricsAnswer, SeriesId } from '@/lib/contract/metrics';
import { highest, newest, sum, worstSuccess } from './tile-figures';

function answerOf(series: Partial<Record<SeriesId, (number | null)[]>>): MetricsAnswer {
  return {
    stream: 'orders',
    fromMs: 0,
    toMs: 240_000,
    periodSeconds: 60,
    timestampsMs: [0, 60_000, 120_000, 180_000],
    provisionalFromMs: 120_000,
    series: Object.entries(series).map(([id, values]) => ({
      id: id as SeriesId,
      metric: id,
      statistic: 'Sum' as const,
      unit: 'records' as const,
      values,
    })),
    capacity: {
      openShards: 1,
      writeRecordsPerSecond: 1_000,
      writeBytesPerSecond: 1_000_000,
      readBytesPerSecond: 2_000_000,
    },
    retentionMs: 86_400_000,
    ownReads: [],
    cost: { calls: 1, metrics: 14, estimatedUsd: 0.00014 },
  };
}

test('the newest figure is of the newest settled period, not of one that may change', () => {
  expect(newest(answerOf({ iteratorAge: [1, 2, 3, 4] }), 'iteratorAge')).toBe(2);
});

test('a gap at the newest settled period is a gap, not an older figure', () => {
  expect(newest(answerOf({ iteratorAge: [1, null, 3, 4] }), 'iteratorAge')).toBeNull();
  expect(newest(answerOf({}), 'iteratorAge')).toBeNull();
});

test('sums and peaks leave gaps out, and nothing reported is not zero', () => {
  const answer = answerOf({
    writeThrottled: [1, null, 3, 0],
    readThrottled: [null, null, null, null],
  });
  expect([sum(answer, 'writeThrottled'), highest(answer, 'writeThrottled')]).toEqual([4, 3]);
  expect([sum(answer, 'readThrottled'), highest(answer, 'readThrottled')]).toEqual([null, null]);
});

test('names the call that fares worst', () => {
  const answer = answerOf({
    putRecordsSuccess: [1, 0.98, 1, 1],
    getRecordsSuccess: [1, 1, 0, 0],
  });
  expect(worstSuccess(answer)).toEqual({ ratio: 0.98, name: 'PutRecords' });
  expect(worstSuccess(answerOf({}))).toBeUndefined();
});
