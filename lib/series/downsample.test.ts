import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { downsample } from './downsample';

test('few rows all stay', () => {
  expect(downsample([[1, null, 3]], 3)).toEqual([0, 1, 2]);
  expect(downsample([], 3)).toEqual([]);
});

test('a single peak, a single dip and a single hole survive', () => {
  const values: (number | null)[] = Array.from({ length: 3_000 }, () => 5);
  values[1_234] = 99;
  values[2_001] = -3;
  values[2_500] = null;
  const kept = downsample([values]);
  expect(kept.length).toBeLessThanOrEqual(300);
  expect(kept).toEqual(expect.arrayContaining([0, 1_234, 2_001, 2_500, 2_999]));
});

test('a hole as wide as a stretch keeps a row', () => {
  const values = Array.from({ length: 1_000 }, (_, i) => (i > 400 && i < 700 ? null : i));
  expect(downsample([values], 50).some((index) => values[index] === null)).toBe(true);
});

test('series of different length share their rows', () => {
  const kept = downsample([Array.from({ length: 400 }, () => 1), [1, 2]], 100);
  expect(kept.at(-1)).toBe(399);
});

test('rows are real, ascending and within the limit, and keep the extremes of each series', () => {
  const value = fc.option(fc.integer({ min: -1_000, max: 1_000 }), { nil: null });
  const series = fc.array(fc.array(value, { minLength: 100, maxLength: 900 }), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(series, fc.integer({ min: 20, max: 300 }), (all, maxPoints) => {
      const kept = downsample(all, maxPoints);
      expect(kept.length).toBeLessThanOrEqual(maxPoints);
      expect(kept).toEqual(Array.from(new Set(kept)).toSorted((a, b) => a - b));
      for (const values of all) {
        const there = values.filter((one) => one !== null);
        const shown = kept.map((index) => values[index] ?? null).filter((one) => one !== null);
        expect(Math.max(...shown)).toBe(Math.max(...there));
        expect(Math.min(...shown)).toBe(Math.min(...there));
      }
    }),
    { numRuns: 60 },
  );
});
