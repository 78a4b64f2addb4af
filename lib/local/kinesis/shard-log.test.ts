import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ShardLog } from './shard-log';

function openLog() {
  let memoryBytes = 0;
  const log = new ShardLog((deltaBytes) => {
    memoryBytes += deltaBytes;
  });
  const append = (arrivalMs: number, text: string, partitionKey = 'key', encrypted = false) =>
    log.append({
      arrivalMs,
      partitionKey,
      keyBytes: Buffer.byteLength(partitionKey),
      data: Buffer.from(text),
      encrypted,
    });
  return { log, append, memoryBytes: () => memoryBytes };
}

const ALL = { from: 0, maxRecords: 10_000, maxBytes: Number.POSITIVE_INFINITY };
const texts = (log: ShardLog, bounds: Partial<typeof ALL> = {}) =>
  log.read({ ...ALL, ...bounds }).records.map(({ data }) => Buffer.from(data).toString());

describe('ShardLog', () => {
  test('gives records back as they were put, across many chunks', () => {
    const record = fc.record({
      text: fc.string({ maxLength: 3000 }),
      key: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
      encrypted: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 80 }), (records) => {
        const { log, append } = openLog();
        for (const { text, key, encrypted } of records) append(5, text, key, encrypted);
        const read = log.read(ALL);
        expect(
          read.records.map(({ partitionKey, encrypted }) => [partitionKey, encrypted]),
        ).toEqual(records.map(({ key, encrypted }) => [key, encrypted]));
        expect(texts(log)).toEqual(records.map(({ text }) => Buffer.from(text).toString()));
        expect(read.records.map(({ ordinal }) => ordinal)).toEqual(records.map((_, at) => at + 1));
        expect(read.next).toBe(records.length + 1);
      }),
      { numRuns: 40 },
    );
  });

  test('stops at the number of records, and goes on where it stopped', () => {
    const { log, append } = openLog();
    for (const text of ['a', 'b', 'c']) append(1, text);
    const first = log.read({ ...ALL, maxRecords: 2 });
    expect(first.records).toHaveLength(2);
    expect(texts(log, { from: first.next })).toEqual(['c']);
  });

  test('stops before the bytes are too many, but gives one record at least', () => {
    const { log, append } = openLog();
    append(1, 'x'.repeat(100));
    append(1, 'y'.repeat(100));
    expect(log.read({ ...ALL, maxBytes: 205 }).records).toHaveLength(1);
    expect(log.read({ ...ALL, maxBytes: 206 }).records).toHaveLength(2);
    expect(log.read({ ...ALL, maxBytes: 1 })).toMatchObject({ bytes: 103, next: 2 });
  });

  test('a record never arrives before the one that is there', () => {
    const { log, append } = openLog();
    append(100, 'a');
    expect(append(50, 'b')).toEqual({ ordinal: 2, arrivalMs: 100 });
    expect(log.arrivalMs(2)).toBe(100);
  });

  test('finds the first record at or after a time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 120 }),
        fc.integer({ min: -1, max: 51 }),
        (times, ms) => {
          const { log, append } = openLog();
          const sorted = times.toSorted((a, b) => a - b);
          for (const time of sorted) append(time, 'x');
          const expected = sorted.findIndex((time) => time >= ms);
          expect(log.seek(ms)).toBe(expected === -1 ? sorted.length + 1 : expected + 1);
        },
      ),
    );
  });

  test('finds a record by arrival and ordinal, or the one after it', () => {
    const { log, append } = openLog();
    for (const time of [10, 10, 20]) append(time, 'x');
    expect([
      log.seekRecord(10, 2),
      log.seekRecord(5, 0),
      log.seekRecord(15, 99),
      log.seekRecord(20, Number.POSITIVE_INFINITY),
    ]).toEqual([2, 1, 3, 4]);
  });

  test('trims exactly at a time, and reads on from there', () => {
    const { log, append } = openLog();
    for (let time = 1; time <= 100; time += 1) append(time, `t${time}`);
    expect(log.trimBefore(50)).toBe(49);
    expect(log.trimBefore(50)).toBe(0);
    expect(log.first).toBe(50);
    expect(texts(log, { maxRecords: 1 })).toEqual(['t50']);
    expect(log.seek(0)).toBe(50);
  });

  test('gives its memory back', () => {
    const { log, append, memoryBytes } = openLog();
    for (let time = 1; time <= 500; time += 1) append(time, 'x'.repeat(1000));
    expect(memoryBytes()).toBeGreaterThan(500_000);
    expect(memoryBytes()).toBeLessThan(1_100_000);
    log.trimBefore(250);
    expect(memoryBytes()).toBeLessThan(800_000);
    log.clear();
    expect(memoryBytes()).toBe(0);
    expect(append(501, 'again').ordinal).toBe(501);
    expect(texts(log)).toEqual(['again']);
  });

  test('an empty log holds no memory, one record a small chunk', () => {
    const { append, memoryBytes } = openLog();
    expect(memoryBytes()).toBe(0);
    append(1, 'x');
    expect(memoryBytes()).toBeLessThan(5000);
  });

  test('drops its oldest chunk whole', () => {
    const { log, append } = openLog();
    for (let time = 1; time <= 40; time += 1) append(time, 'x');
    expect(log.oldestChunkMs).toBe(16);
    expect(log.dropOldestChunk()).toBe(16);
    expect(log.first).toBe(17);
  });
});
