import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TextPlace, textSpans } from './text-spans';

const place = (text: number, offset: number): TextPlace => ({ text, offset });

describe('textSpans', () => {
  test('finds a text whatever its case, across the border of two texts', () => {
    expect(textSpans(['ab', 'CA', 'b'], 'BC')).toEqual([{ start: place(0, 1), end: place(1, 1) }]);
  });

  test('a match starts in the text that holds its first character and ends in that of its last', () => {
    expect(textSpans(['x', 'ab', 'y'], 'ab')).toEqual([{ start: place(1, 0), end: place(1, 2) }]);
    expect(textSpans(['', 'a', '', 'a'], 'a')).toEqual([
      { start: place(1, 0), end: place(1, 1) },
      { start: place(3, 0), end: place(3, 1) },
    ]);
  });

  test('nothing is found for nothing, and no more than 5,000 of anything', () => {
    expect(textSpans(['abc'], '')).toEqual([]);
    expect(textSpans(['a'.repeat(9_000)], 'a')).toHaveLength(5_000);
  });

  test('every match lies where the texts say', () => {
    const letters = fc.array(fc.string({ unit: fc.constantFrom('a', 'b') }), { maxLength: 8 });
    fc.assert(
      fc.property(
        letters,
        fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1 }),
        (texts, needle) => {
          for (const { start, end } of textSpans(texts, needle)) {
            const lengths = texts.map((text) => text.length);
            const before = (at: TextPlace) =>
              lengths.slice(0, at.text).reduce((sum, length) => sum + length, 0) + at.offset;
            expect(texts.join('').slice(before(start), before(end))).toBe(needle);
            expect(start.offset).toBeLessThan(lengths[start.text] ?? 0);
            expect(end.offset).toBeLessThanOrEqual(lengths[end.text] ?? 0);
          }
        },
      ),
    );
  });
});
