import { expect, test } from 'vitest';
import { clampRows, rowsAround } from './use-row-window';

const rowsInView = (top: number, count: number) =>
  clampRows(rowsAround({ top, height: 320 }), count);

test('at the top, the rows in view and some below', () => {
  expect(rowsInView(0, 10_000)).toEqual({ first: 0, end: 24 });
});

test('in the middle, at least 8 on both sides', () => {
  expect(rowsInView(3_200, 10_000)).toEqual({ first: 88, end: 120 });
  expect(rowsInView(3_328, 10_000)).toEqual({ first: 96, end: 128 });
});

test('nothing changes while less than 8 rows are scrolled by', () => {
  expect(rowsInView(3_420, 10_000)).toEqual(rowsInView(3_330, 10_000));
});

test('never beyond the last row', () => {
  expect(rowsInView(319_800, 10_000).end).toBe(10_000);
});

test('a list that shrank under the scroll position still shows its end', () => {
  expect(rowsInView(320_000, 10)).toEqual({ first: 0, end: 10 });
  expect(rowsInView(320_000, 200)).toEqual({ first: 168, end: 200 });
});
