import { expect, test } from 'vitest';
import { rowsInView } from './use-row-window';

test('at the top, the rows in view and some below', () => {
  expect(rowsInView({ top: 0, height: 320 }, 10_000)).toEqual({ first: 0, end: 18 });
});

test('in the middle, some on both sides', () => {
  expect(rowsInView({ top: 3_200, height: 320 }, 10_000)).toEqual({ first: 92, end: 118 });
});

test('never beyond the last row', () => {
  expect(rowsInView({ top: 319_800, height: 320 }, 10_000).end).toBe(10_000);
});

test('a list that shrank under the scroll position still shows its end', () => {
  expect(rowsInView({ top: 320_000, height: 320 }, 10)).toEqual({ first: 2, end: 10 });
});
