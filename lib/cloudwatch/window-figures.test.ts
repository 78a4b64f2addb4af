import { expect, test } from 'vitest';
import { mean, newest, total, worstShare } from './window-figures';

test('figures are of what is there; nothing there is unknown, not zero', () => {
  expect(total([1, null, 2])).toBe(3);
  expect(mean([1, null, 2])).toBe(1.5);
  expect(newest([1, 2, null])).toBe(2);
  for (const figure of [total, mean, newest]) expect(figure([null, null])).toBeNull();
  expect(total([0])).toBe(0);
});

test('the share of capacity is that of the fullest minute, by records or bytes', () => {
  expect(worstShare([500, 100], [10_000, 900_000], 1)).toBe(0.9);
  expect(worstShare([500, 2_000], [null, null], 2)).toBe(1);
  expect(worstShare([null], [null], 1)).toBeNull();
});
