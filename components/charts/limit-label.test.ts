import { expect, test } from 'vitest';
import { limitLabelPlace } from './limit-label';

const axis = { ticks: [], labels: [], unit: '', bottom: 0, top: 100, drawn: [], above: [] };
const place = (limit: number, values: number[]) =>
  limitLabelPlace(
    { label: 'limit', value: limit, tone: 'write' },
    axis,
    values.map((value, index) => ({ atMs: index, done: { a: value }, tail: {} })),
  );

test('stands above the line at the right where nothing is in its way', () => {
  expect(place(50, [10, 10, 10, 10, 10, 10])).toBe('insideBottomRight');
});

test('moves to the left when the newest points run through it', () => {
  expect(place(50, [10, 10, 10, 55, 55, 55])).toBe('insideBottomLeft');
});

test('stands under a line at the top of the axis', () => {
  expect(place(100, [10, 10, 10, 10, 10, 95])).toBe('insideTopLeft');
});

test('stands above a line near zero', () => {
  expect(place(2, [0, 0, 0, 0, 0, 0])).toBe('insideBottomRight');
});
