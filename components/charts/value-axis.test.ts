import { describe, expect, test } from 'vitest';
import type { SeriesUnit } from '@/lib/contract/metrics';
import { valueAxis } from './value-axis';

const axis = (unit: SeriesUnit, values: (number | null)[], limit?: number) =>
  valueAxis({
    unit,
    series: [{ id: 'a', label: 'a', tone: 'write', unit, values }],
    limits: limit === undefined ? [] : [{ label: 'limit', value: limit, tone: 'trouble' }],
  });

describe('rates', () => {
  test('start at zero and hold a limit that they come near', () => {
    const { bottom, top, drawn, above } = axis('records/s', [300, null, 600], 1_000);
    expect({ bottom, top, drawn: drawn.length, above: above.length }).toEqual({
      bottom: 0,
      top: 1_000,
      drawn: 1,
      above: 0,
    });
  });

  test('leave a far limit off the axis and say so', () => {
    const { top, drawn, above } = axis('records/s', [100], 1_000);
    expect(top).toBeLessThan(200);
    expect([drawn.length, above.length]).toEqual([0, 1]);
  });
});

describe('ratios', () => {
  test.each([
    [1, 0.95],
    [0.9995, 0.999],
    [0.97, 0.95],
    [0.6, 0.5],
    [0.1, 0],
  ])('with the lowest at %f start at %f and end at one', (lowest, bottom) => {
    const found = axis('ratio', [1, lowest]);
    expect([found.bottom, found.top, found.ticks.at(-1)]).toEqual([bottom, 1, 1]);
    expect(found.ticks.length).toBeGreaterThanOrEqual(5);
    expect(found.ticks.length).toBeLessThanOrEqual(6);
  });

  test('without figures still have an axis', () => {
    expect(axis('ratio', [null]).top).toBe(1);
  });
});
