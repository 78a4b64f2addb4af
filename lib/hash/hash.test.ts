import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashKeyHexOf, hashKeyOf } from './hash-key-of';
import { HASH_KEY_LIMIT, hashKeyHex, hashShare } from './hash-range';
import { indexByHash, shardForHash } from './shard-for-hash';

const MAX = HASH_KEY_LIMIT - 1n;
const hashKeys = fc.bigInt({ min: 0n, max: MAX });

/** Ranges that tile the whole space, cut at the given points. */
function tiling(cuts: readonly bigint[]) {
  const starts = [0n, ...new Set(cuts.filter((cut) => cut > 0n))].toSorted((a, b) =>
    a < b ? -1 : 1,
  );
  return starts.map((start, at) => ({
    id: `shard-${at}`,
    startingHashKey: String(start),
    endingHashKey: String((starts[at + 1] ?? HASH_KEY_LIMIT) - 1n),
  }));
}

describe('hashKeyOf', () => {
  test('is the MD5 of the key, the published digests of RFC 1321', () => {
    expect(hashKeyHexOf('')).toBe('d41d8cd98f00b204e9800998ecf8427e');
    expect(hashKeyHexOf('abc')).toBe('900150983cd24fb0d6963f7d28e17f72');
    expect(hashKeyOf('abc')).toBe(0x900150983cd24fb0d6963f7d28e17f72n);
  });

  test('hashes the UTF-8 bytes of a key', () => {
    expect(hashKeyHexOf('ключ🔑')).toBe(hashKeyHexOf(Buffer.from('ключ🔑').toString('utf8')));
    expect(hashKeyHexOf('é')).not.toBe(hashKeyHexOf('e\u0301'));
  });
});

describe('hashKeyHex', () => {
  test('keeps the order of numbers in the order of texts', () => {
    fc.assert(
      fc.property(hashKeys, hashKeys, (a, b) => {
        expect(hashKeyHex(a) < hashKeyHex(b)).toBe(a < b);
        expect(BigInt(`0x${hashKeyHex(a)}`)).toBe(a);
      }),
    );
  });
});

describe('hashShare', () => {
  test('the whole space is 1, a quarter is 0.25, one key is above 0', () => {
    expect(hashShare({ startingHashKey: '0', endingHashKey: String(MAX) })).toBe(1);
    expect(hashShare({ startingHashKey: '0', endingHashKey: String(MAX / 4n) })).toBe(0.25);
    expect(hashShare({ startingHashKey: '7', endingHashKey: '7' })).toBeGreaterThan(0);
  });

  test('shares of a tiling add up to 1', () => {
    fc.assert(
      fc.property(fc.array(hashKeys, { maxLength: 50 }), (cuts) => {
        const sum = tiling(cuts).reduce((total, range) => total + hashShare(range), 0);
        expect(sum).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('shardForHash', () => {
  test('finds the one range that holds the key, for hex and number alike', () => {
    fc.assert(
      fc.property(fc.array(hashKeys, { maxLength: 40 }), hashKeys, (cuts, key) => {
        const shards = tiling(cuts);
        const holds = shards.find(
          (one) => BigInt(one.startingHashKey) <= key && key <= BigInt(one.endingHashKey),
        );
        const index = indexByHash(shards.toReversed());
        expect(shardForHash(index, key)).toBe(holds);
        expect(shardForHash(index, hashKeyHex(key))).toBe(holds);
      }),
    );
  });

  test('both ends of a range belong to it', () => {
    const shards = tiling([1n, MAX]);
    const index = indexByHash(shards);
    expect(shardForHash(index, 0n)?.id).toBe('shard-0');
    expect(shardForHash(index, 1n)?.id).toBe('shard-1');
    expect(shardForHash(index, MAX - 1n)?.id).toBe('shard-1');
    expect(shardForHash(index, MAX)?.id).toBe('shard-2');
  });

  test('a key in a gap, or no shards at all, is null', () => {
    const gapped = indexByHash([{ startingHashKey: '10', endingHashKey: '20' }]);
    expect(shardForHash(gapped, 9n)).toBeNull();
    expect(shardForHash(gapped, 21n)).toBeNull();
    expect(shardForHash(indexByHash([]), 0n)).toBeNull();
  });
});
