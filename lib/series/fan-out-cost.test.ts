import { expect, test } from 'vitest';
import { fanOutCost } from './fan-out-cost';

test('the cost is told in two prices', () => {
  const cost = fanOutCost({ shards: 10, bytes: 2 * 1024 ** 3 });
  expect(cost.dollarsPerHour).toBeCloseTo(0.15, 12);
  expect(cost.dollarsForData).toBeCloseTo(0.026, 12);
});
