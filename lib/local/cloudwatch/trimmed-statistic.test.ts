import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Sample, trimmedStatistic } from './trimmed-statistic';

const hundred: Sample[] = Array.from({ length: 100 }, (_, index) => ({
  value: index + 1,
  count: 1,
}));
const few: Sample[] = [
  { value: 1, count: 8 },
  { value: 100, count: 2 },
];

test.each([
  ['tm90', 45.5],
  ['TM90', 45.5],
  ['TM(:90%)', 45.5],
  ['TM(10%:90%)', 50.5],
  ['TM(10%:)', 55.5],
  ['TM(10:20)', 15.5],
  ['tc90', 90],
  ['TC(10:20)', 10],
  ['ts10', 55],
  ['TS(80:)', 1_810],
  ['wm90', 49.95],
  ['WM(10%:90%)', 50.5],
  ['WM(10:90)', 50.4],
  ['PR(:300)', 100],
  ['PR(20:)', 80],
  ['PR(10:20)', 10],
  ['IQM', 50.5],
])('%s of 1 to 100', (name, value) => {
  expect(trimmedStatistic(name)?.(hundred)).toBeCloseTo(value);
});

test('a mean of nothing is none', () => {
  expect(trimmedStatistic('TM(500:)')?.(hundred)).toBeUndefined();
});

test('a share cuts through the samples of one value', () => {
  expect(trimmedStatistic('tm90')?.(few)).toBeCloseTo((8 + 100) / 9);
  expect(trimmedStatistic('tc50')?.(few)).toBe(5);
});

describe('other names are not spoken', () => {
  test.each(['tm101', 'TM()', 'TM(:)', 'TM(90%:10%)', 'TM(10%:90)', 'PR(:50%)', 'IQM90', 'tx90'])(
    '%s',
    (name) => expect(trimmedStatistic(name)).toBeUndefined(),
  );
});

test('a mean of a part lies inside the part', () => {
  const samples = fc
    .uniqueArray(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1, maxLength: 50 })
    .map((values) => values.toSorted((a, b) => a - b).map((value) => ({ value, count: 1 })));
  fc.assert(
    fc.property(samples, fc.constantFrom('tm90', 'TM(20%:80%)', 'wm75', 'IQM'), (list, name) => {
      const mean = trimmedStatistic(name)?.(list) ?? Number.NaN;
      expect(mean).toBeGreaterThanOrEqual((list[0]?.value ?? 0) - 1e-9);
      expect(mean).toBeLessThanOrEqual((list.at(-1)?.value ?? 0) + 1e-9);
    }),
  );
});
