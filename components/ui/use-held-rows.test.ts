import { describe, expect, test } from 'vitest';
import { rowsBeyond } from './use-held-rows';

describe('rowsBeyond', () => {
  const rows = ['d', 'c', 'b', 'a'];

  test('counts the rows between a row and the edge where new ones come in', () => {
    expect(rowsBeyond(rows, 'b', 'top')).toBe(2);
    expect(rowsBeyond(rows, 'b', 'bottom')).toBe(1);
    expect(rowsBeyond(rows, 'd', 'top')).toBe(0);
  });

  test('where the row has been dropped, or there was none, all are new', () => {
    expect(rowsBeyond(rows, 'z', 'top')).toBe(4);
    expect(rowsBeyond(rows, undefined, 'bottom')).toBe(4);
  });
});
