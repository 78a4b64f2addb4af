import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Text } from './utf8-text';

const LARGE = 300_000;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function strictText(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

test.each([
  ['ASCII', 'a'],
  ['two bytes each', 'é'],
  ['three, and out of order', '\u202e'],
  ['four', '😀'],
  ['a byte order mark first', '\ufeffa'],
  ['all kinds, and NUL', 'a\u0000é\u202e😀\n'],
])('large text is what it was: %s', (_, piece) => {
  const text = piece.repeat(LARGE / piece.length);
  expect(utf8Text(Buffer.from(text)) === text).toBe(true);
});

test('a part of a larger buffer is read alone', () => {
  const buffer = Buffer.from(`xx${'é'.repeat(LARGE)}yy`);
  expect(utf8Text(buffer.subarray(2, -2)) === 'é'.repeat(LARGE)).toBe(true);
});

test('agrees with the strict decoder on any bytes, small and large', () => {
  const wide = Buffer.from('é'.repeat(LARGE));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 8 }), fc.boolean(), (bytes, isLarge) => {
      const all = isLarge ? Buffer.concat([wide, bytes]) : bytes;
      expect(utf8Text(all) === strictText(all)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
