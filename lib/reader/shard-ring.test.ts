import { describe, expect, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import type { KinesisRecord } from '@/lib/kinesis/get-records';
import { PageSize } from './page-size';
import { ShardRing } from './shard-ring';

const MIB = 1024 * 1024;

const record = (sequence: number, bytes = 1): KinesisRecord => ({
  sequenceNumber: `${sequence}`,
  partitionKey: 'key',
  data: new Uint8Array(bytes),
  arrivalMs: sequence,
  encryption: 'NONE',
});

const read = (ring: ShardRing, ordinal: number) => {
  const news = ring.read(ordinal);
  return news && { ...news, records: news.records.map(({ sequenceNumber }) => sequenceNumber) };
};

describe('ShardRing', () => {
  test('hands out what came together, from an ordinal on', () => {
    const ring = new ShardRing(new ManualClock(0));
    expect(read(ring, 0)).toBe(null);
    ring.push([record(10), record(11)], false);
    ring.push([], false);
    ring.push([record(12)], true);
    const none = { missed: 0, isAfterGap: false };
    expect(read(ring, 0)).toEqual({ ...none, records: ['10', '11'], next: 2 });
    expect(read(ring, 1)).toEqual({ ...none, records: ['11'], next: 2 });
    expect(read(ring, 2)).toEqual({ missed: 0, isAfterGap: true, records: ['12'], next: 3 });
    expect(read(ring, 3)).toBe(null);
    expect([ring.first, ring.end, ring.givenUp]).toEqual([0, 3, null]);
  });

  test('gives up the oldest beyond 4 MiB, but never the newest page, and tells how many were missed', () => {
    const ring = new ShardRing(new ManualClock(0));
    ring.push([record(1, 2 * MIB), record(2)], false);
    ring.push([record(3, 9 * MIB)], false);
    expect([ring.first, ring.end, ring.givenUp]).toEqual([2, 3, '2']);
    expect(read(ring, 1)).toMatchObject({ missed: 1, records: ['3'] });
  });

  test('gives up what is older than two minutes, and keeps the place of what was last', async () => {
    const clock = new ManualClock(0);
    const ring = new ShardRing(clock);
    ring.push([record(1)], false);
    await clock.advance(60_000);
    ring.push([record(2)], false);
    await clock.advance(61_000);
    ring.push([], false);
    expect([ring.first, ring.givenUp]).toEqual([1, '1']);
    await clock.advance(61_000);
    ring.push([], false);
    expect([ring.first, ring.end, ring.givenUp]).toEqual([2, 2, '2']);
    expect(read(ring, 0)).toBe(null);
  });

  test('tells a gap with the next record, however long that takes', () => {
    const ring = new ShardRing(new ManualClock(0));
    ring.push([], true);
    ring.push([], false);
    ring.push([record(1)], false);
    ring.push([record(2)], false);
    expect([read(ring, 0)?.isAfterGap, read(ring, 1)?.isAfterGap]).toEqual([true, false]);
  });
});

describe('PageSize', () => {
  test.each([
    ['tiny', 10, 10_000],
    ['usual', 1_000, 1_250],
    ['large', 900_000, 2],
    ['the largest', 10 * MIB, 1],
  ])('asks for about 1 MB of %s records', (_, bytes, limit) => {
    const size = new PageSize(1_250_000);
    expect(size.limit).toBe(50);
    size.learn([]);
    expect(size.limit).toBe(50);
    size.learn([record(1, bytes)]);
    expect(size.limit).toBe(limit);
  });

  test('shrinks at once and grows bit by bit', () => {
    const size = new PageSize(1_000_000);
    size.learn([record(1, 1_000)]);
    size.learn([record(2, 100_000)]);
    expect(size.limit).toBe(10);
    size.learn([record(3, 1_000)]);
    expect(size.limit).toBeLessThan(20);
  });
});
