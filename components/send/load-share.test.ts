import { describe, expect, test } from 'vitest';
import { loadShare, needsConfirmation } from './load-share';

const distribution = [
  { shard: 'a', records: 100 },
  { shard: 'b', records: 900 },
];

describe('the load of a run', () => {
  test('at once is the seconds that it needs, by records or by bytes, whichever is worse', () => {
    const light = { total: 1_000, bytes: 1_000, distribution, load: null };
    expect(loadShare(light, 'at_once', 2)).toEqual({
      stream: 0.5,
      hottest: { shard: 'b', share: 0.9 },
    });
    expect(loadShare({ ...light, bytes: 4_000_000 }, 'at_once', 2)).toMatchObject({
      stream: 2,
      hottest: { share: 3.6 },
    });
  });

  test('a distribution of the first records stands for all', () => {
    const long = { total: 10_000, bytes: 10_000, distribution, load: null };
    expect(loadShare(long, 'at_once', 2)?.hottest?.share).toBeCloseTo(9);
  });

  test('where keys decide nothing there is no hottest shard', () => {
    const load = loadShare({ total: 4_000, bytes: 0, distribution: [], load: null }, 'at_once', 4);
    expect(load).toEqual({ stream: 1, hottest: null });
  });

  test('over time is what the server says of the peak', () => {
    const load = {
      recordsPerSecond: 10,
      bytesPerSecond: 10,
      capacityShare: 0.2,
      hottestShard: { shard: 'b', capacityShare: 0.4 },
    };
    expect(loadShare({ total: null, bytes: 0, distribution, load }, 'steady', 2)).toEqual({
      stream: 0.2,
      hottest: { shard: 'b', share: 0.4 },
    });
  });

  test('is unknown without a count or without figures', () => {
    const unknown = { total: null, bytes: 0, distribution, load: null };
    expect(loadShare(unknown, 'at_once', 2)).toBeUndefined();
    expect(loadShare(unknown, 'steady', 2)).toBeUndefined();
  });
});

describe('a run is asked about first', () => {
  const light = { records: 1_000, share: 0.5, production: false };
  test.each([
    [light, false],
    [{ ...light, records: 1_001 }, true],
    [{ ...light, records: null }, true],
    [{ ...light, share: 0.51 }, true],
    [{ ...light, share: undefined }, false],
    [{ ...light, production: true }, true],
  ])('%j: %j', (weight, asked) => {
    expect(needsConfirmation(weight)).toBe(asked);
  });
});
