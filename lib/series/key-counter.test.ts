import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyTallySchema } from '@/lib/contract/reading';
import { KeyCounter } from './key-counter';

describe('while the keys are few', () => {
  test('counts are exact, by records and by bytes, with their shards', () => {
    const counter = new KeyCounter();
    counter.add('s1', 'often', 1);
    counter.add('s2', 'often', 1);
    counter.add('s1', 'often', 1);
    counter.add('s1', 'large', 100);
    const tally = counter.tally();
    expect(keyTallySchema.parse(tally)).toEqual(tally);
    const often = { partitionKey: 'often', shards: ['s1', 's2'], records: 3, bytes: 3 };
    const large = { partitionKey: 'large', shards: ['s1'], records: 1, bytes: 100 };
    expect(tally).toEqual({
      records: 4,
      bytes: 103,
      distinctKeys: 2,
      exact: true,
      byRecords: [often, large],
      byBytes: [large, often],
      shards: [
        { shard: 's1', records: 3, bytes: 102 },
        { shard: 's2', records: 1, bytes: 1 },
      ],
    });
  });

  test('names of an object are keys like others', () => {
    const counter = new KeyCounter();
    for (const key of ['__proto__', 'constructor', 'toString', '__proto__']) {
      counter.add('__proto__', key, 1);
    }
    expect(
      counter.tally().byRecords.map(({ partitionKey, records }) => [partitionKey, records]),
    ).toEqual([
      ['__proto__', 2],
      ['constructor', 1],
      ['toString', 1],
    ]);
    expect(counter.tally().shards).toEqual([{ shard: '__proto__', records: 4, bytes: 4 }]);
  });

  test('twenty at most are listed', () => {
    const counter = new KeyCounter();
    for (let at = 0; at < 30; at++) counter.add('s', `k${at}`, at);
    const { byRecords, byBytes, distinctKeys } = counter.tally();
    expect([byRecords.length, byBytes.length, distinctKeys]).toEqual([20, 20, 30]);
    expect(byBytes[0]).toMatchObject({ partitionKey: 'k29', bytes: 29 });
  });
});

describe('when there are more keys than are counted', () => {
  test('the hot key stands out of a hundred thousand that come once', () => {
    const counter = new KeyCounter(1_000);
    for (let at = 0; at < 100_000; at++) {
      counter.add('s1', `once-${at}`, 10);
      if (at % 20 === 0) counter.add('s2', 'hot', 10);
      if (at % 5_000 === 0) counter.add('s2', 'large', 100_000);
    }
    const { exact, distinctKeys, byRecords, byBytes, records } = counter.tally();
    expect({ exact, records }).toEqual({ exact: false, records: 105_020 });
    expect(distinctKeys).toBe(1_000);
    expect(byRecords[0]).toMatchObject({ partitionKey: 'hot', shards: ['s2'] });
    expect(byRecords[0]?.records).toBeGreaterThanOrEqual(5_000);
    expect(byRecords[0]?.records).toBeLessThan(5_300);
    expect(byBytes[0]?.partitionKey).toBe('large');
  });

  test('where all are alike, none is said to be hot', () => {
    const counter = new KeyCounter(100);
    for (let at = 0; at < 10_000; at++) counter.add('s', `k${at}`, 10);
    expect(counter.tally()).toMatchObject({ exact: false, records: 10_000 });
    expect(counter.tally().byRecords.every(({ records }) => records <= 250)).toBe(true);
  });

  test('no count is ever too low', () => {
    const keys = fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 9 })), { maxLength: 300 });
    fc.assert(
      fc.property(keys, fc.integer({ min: 2, max: 20 }), (added, capacity) => {
        const counter = new KeyCounter(capacity);
        const truth = new Map<string, number>();
        for (const [key, bytes] of added) {
          counter.add('s', `k${key}`, bytes);
          truth.set(`k${key}`, (truth.get(`k${key}`) ?? 0) + 1);
        }
        const { exact, byRecords } = counter.tally();
        const overs = byRecords.map((one) => one.records - (truth.get(one.partitionKey) ?? 0));
        expect(overs.filter((over) => (exact ? over !== 0 : over < 0))).toEqual([]);
        expect(exact || truth.size > capacity).toBe(true);
      }),
    );
  });
});
