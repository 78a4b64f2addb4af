import { expect, test } from 'vitest';
import { rowAfterKey } from './use-row-keys';

const at = (key: string, active: number, count = 100) =>
  rowAfterKey({ key, active, count, pageRows: 20 });

test('arrows move by one and stop at the ends', () => {
  expect([at('ArrowDown', 5), at('ArrowUp', 5), at('ArrowUp', 0), at('ArrowDown', 99)]).toEqual([
    6, 4, 0, 99,
  ]);
});

test('page keys move by a page, Home and End to the ends', () => {
  expect([at('PageDown', 5), at('PageUp', 5), at('Home', 50), at('End', 50)]).toEqual([
    25, 0, 0, 99,
  ]);
});

test('other keys and an empty table do not move', () => {
  expect([at('Enter', 5), at('ArrowDown', 0, 0)]).toEqual([undefined, undefined]);
});
