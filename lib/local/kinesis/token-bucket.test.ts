import { describe, expect, test } from 'vitest';
import { TokenBucket } from './token-bucket';

describe('TokenBucket', () => {
  test('gives a second’s worth at once, then as time goes by', () => {
    const bucket = new TokenBucket(5);
    const taken = Array.from({ length: 6 }, () => bucket.take(1, 1000));
    expect(taken).toEqual([true, true, true, true, true, false]);
    expect(bucket.take(1, 1199)).toBe(false);
    expect(bucket.take(1, 1200)).toBe(true);
  });

  test('holds no more than a second’s worth, however long it rests', () => {
    const bucket = new TokenBucket(2);
    bucket.take(2, 0);
    expect([1, 2, 3].map(() => bucket.take(1, 3_600_000))).toEqual([true, true, false]);
  });

  test('lets more than a second’s worth pass when full, and is paid back', () => {
    const bucket = new TokenBucket(100);
    expect(bucket.take(300, 0)).toBe(true);
    expect(bucket.take(1, 2000)).toBe(false);
    expect(bucket.take(1, 2010)).toBe(true);
  });

  test('time that goes back gives nothing and takes nothing', () => {
    const bucket = new TokenBucket(1);
    expect(bucket.take(1, 5000)).toBe(true);
    expect(bucket.take(1, 1000)).toBe(false);
    expect(bucket.take(1, 6000)).toBe(true);
  });

  test('Infinity allows everything', () => {
    const bucket = new TokenBucket(Number.POSITIVE_INFINITY);
    expect(bucket.take(1e12, 0) && bucket.take(1e12, 0)).toBe(true);
  });
});
