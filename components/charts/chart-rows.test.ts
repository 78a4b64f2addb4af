import { expect, test } from 'vitest';
import { chartRows, nearestIndex, newestSettled } from './chart-rows';

const series = [
  {
    id: 'in',
    label: 'in',
    tone: 'write' as const,
    unit: 'records/s' as const,
    values: [1, null, 3, 4],
  },
];
const timestampsMs = [0, 60, 120, 180];

test('the tail joins on at the last settled row, and gaps stay', () => {
  const rows = chartRows({ timestampsMs, series, provisionalFromMs: 180 });
  expect(rows.map(({ done }) => done['in'])).toEqual([1, null, 3, null]);
  expect(rows.map(({ tail }) => tail['in'])).toEqual([null, null, 3, 4]);
});

test('long series come down to 300 rows at most', () => {
  const values = Array.from({ length: 1_440 }, (_, index) => (index === 700 ? 99 : 1));
  const many = [
    {
      ...series[0],
      id: 'in',
      label: 'in',
      tone: 'write' as const,
      unit: 'records/s' as const,
      values,
    },
  ];
  const rows = chartRows({
    timestampsMs: values.map((_, index) => index * 60),
    series: many,
    provisionalFromMs: Number.MAX_SAFE_INTEGER,
  });
  expect(rows.length).toBeLessThanOrEqual(300);
  expect(rows.some(({ done }) => done['in'] === 99)).toBe(true);
});

test('finds the newest settled period', () => {
  expect(newestSettled({ timestampsMs, provisionalFromMs: 120 })).toBe(1);
  expect(newestSettled({ timestampsMs, provisionalFromMs: 0 })).toBe(-1);
});

test('finds the nearest timestamp inside the chart', () => {
  expect([-50, 29, 31, 500].map((atMs) => nearestIndex(timestampsMs, atMs))).toEqual([0, 0, 1, 3]);
  expect(nearestIndex([], 5)).toBe(0);
});
