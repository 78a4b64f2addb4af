import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Distribution } from './distribution';

test('percentiles of few values are exact', () => {
  const distribution = new Distribution();
  for (let value = 1; value <= 100; value++) distribution.add(value, 1);
  expect([0, 1, 50, 99, 99.5, 100].map((percent) => distribution.percentile(percent))).toEqual([
    1, 1, 50, 99, 100, 100,
  ]);
});

test('counts weigh', () => {
  const distribution = new Distribution();
  distribution.add(1, 98);
  distribution.add(500, 2);
  expect(distribution.percentile(98)).toBe(1);
  expect(distribution.percentile(99)).toBe(500);
});

test('nothing has no percentile', () => expect(new Distribution().percentile(50)).toBeUndefined());

test('of very many values percentiles are right to a few percent, also after merging', () => {
  const sample = fc.array(fc.double({ min: 0.1, max: 1_000, noNaN: true }), {
    minLength: 200,
    maxLength: 2_000,
  });
  fc.assert(
    fc.property(sample, fc.constantFrom(50, 90, 99), (values, percent) => {
      const [one, other] = [new Distribution(), new Distribution()];
      for (const [index, value] of values.entries()) (index % 3 ? one : other).add(value, 1);
      one.merge(other);
      const exact =
        values.toSorted((a, b) => a - b)[Math.ceil((values.length * percent) / 100) - 1] ?? 0;
      const measured = one.percentile(percent) ?? 0;
      expect(Math.abs(measured - exact) / exact).toBeLessThan(0.1);
    }),
    { numRuns: 40 },
  );
});

test('negative values and zero keep their order', () => {
  const distribution = new Distribution();
  for (let value = -300; value <= 300; value++) distribution.add(value, 1);
  expect(distribution.percentile(0)).toBeLessThan(-290);
  expect(distribution.percentile(50)).toBeCloseTo(0);
  expect(distribution.percentile(100)).toBeGreaterThan(290);
});
