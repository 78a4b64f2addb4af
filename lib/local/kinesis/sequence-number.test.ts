import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  endingSequenceNumber,
  parseSequenceNumber,
  sequenceNumber,
  sequencePrefix,
} from './sequence-number';

const instantMs = fc.integer({ min: 0, max: 2 ** 43 });
const ordinal = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const index = fc.integer({ min: 0, max: 2 ** 24 - 1 });

describe('sequence numbers', () => {
  test('are 56 digits and read back as they were made', () => {
    fc.assert(
      fc.property(instantMs, index, instantMs, ordinal, (createdMs, shard, arrivalMs, place) => {
        const prefix = sequencePrefix({ createdMs, index: shard });
        const text = sequenceNumber(prefix, arrivalMs, place);
        expect(text).toMatch(/^\d{56}$/);
        expect(parseSequenceNumber(text)).toEqual({
          createdMs,
          index: shard,
          arrivalMs,
          ordinal: place,
        });
      }),
    );
  });

  test('grow with arrival and place, and end above all', () => {
    const prefix = sequencePrefix({ createdMs: 1000, index: 3 });
    const grown = [
      sequenceNumber(prefix, 1000, 0),
      sequenceNumber(prefix, 1000, 1),
      sequenceNumber(prefix, 1000, 2),
      sequenceNumber(prefix, 1001, 3),
      endingSequenceNumber(prefix, 1001),
    ].map(BigInt);
    expect(grown).toEqual(grown.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(new Set(grown).size).toBe(5);
  });

  test('of a child are above its parent’s, even when born in the same millisecond', () => {
    const parent = endingSequenceNumber(sequencePrefix({ createdMs: 1000, index: 0 }), 1000);
    const child = sequenceNumber(sequencePrefix({ createdMs: 1000, index: 1 }), 1000, 0);
    expect(BigInt(child) > BigInt(parent)).toBe(true);
  });

  test.each(['', '0', '12x', '9'.repeat(56), '1'.repeat(56), '1'.repeat(57)])(
    'cannot be read from %j',
    (text) => {
      expect(parseSequenceNumber(text)).toBeUndefined();
    },
  );
});
