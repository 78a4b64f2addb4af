import { expect, test } from 'vitest';
import { linePath } from './line-path';

const plain = { x: (index: number) => index * 10, y: (value: number) => value };

test('joins neighbours', () => {
  expect(linePath([1, 2, 3], plain)).toBe('M0,1L10,2L20,3');
});

test('leaves a gap where a value is missing', () => {
  expect(linePath([1, 2, null, 4, 5], plain)).toBe('M0,1L10,2M30,4L40,5');
});

test('draws a value alone as a dot', () => {
  expect(linePath([null, 2, null], plain)).toBe('M10,2h0');
});

test('draws nothing without values', () => {
  expect(linePath([null, null], plain)).toBe('');
});
