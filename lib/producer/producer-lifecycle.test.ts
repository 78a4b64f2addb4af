import { describe, expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { setUpByHand as setUp } from './set-up-by-hand';

describe('invalid records are refused before anything is sent', () => {
  test.each([
    ['an empty key', { partitionKey: '' }, 'this one has 0'],
    ['257 characters', { partitionKey: '🔑'.repeat(257) }, 'this one has 257'],
    ['a negative hash key', { explicitHashKey: '-1' }, 'decimal number'],
    ['a hash key of 2^128', { explicitHashKey: String(2n ** 128n) }, 'at most 2^128-1'],
    ['a hexadecimal hash key', { explicitHashKey: '0x1f' }, 'decimal number'],
    ['data over the size', { data: Buffer.alloc(1_048_576) }, '1048577 bytes, at most 1048576'],
  ])('%s', async (_, fault, message) => {
    const { producer, calls } = setUp();
    const delivery = await producer.put({ data: Buffer.from('x'), partitionKey: 'k', ...fault });
    expect(delivery).toMatchObject({
      status: 'failed',
      attempts: 0,
      error: { code: 'invalid_record' },
    });
    expect(delivery.error?.message).toContain(message);
    await producer.flush();
    expect(calls).toEqual([]);
    expect(producer.stats()).toMatchObject({ failed: 1, bufferedRecords: 0 });
  });

  test('the limits themselves are taken', async () => {
    const { producer, clock, calls } = setUp();
    const key = '🔑'.repeat(256);
    void producer.put({ data: Buffer.alloc(1_048_576 - 1_024), partitionKey: key });
    void producer.put({
      data: Buffer.alloc(0),
      partitionKey: 'k',
      explicitHashKey: String(2n ** 128n - 1n),
    });
    await clock.advance(100);
    expect(calls[0]?.records).toHaveLength(2);
  });
});

describe('ready, flush and close', () => {
  test('ready waits while too many bytes have no verdict', async () => {
    const { clock, calls, producer, put } = setUp({ lingerMs: 0, maxBufferedBytes: 10 });
    await producer.ready();
    void put('123456789');
    let ready = false;
    const note = async () => {
      await producer.ready();
      ready = true;
    };
    const waiting = note();
    await clock.advance(0);
    expect(ready).toBe(false);
    calls[0]?.answer();
    await waiting;
    expect(producer.stats()).toMatchObject({ bufferedBytes: 0, delivered: 1 });
  });

  test('flush does not linger, and waits for what was put before it alone', async () => {
    const { clock, calls, producer, put } = setUp();
    void put('a');
    const flushed = producer.flush();
    void put('b');
    expect(calls.map(({ records }) => records)).toEqual([['a']]);
    calls[0]?.answer();
    await flushed;
    expect(producer.stats()).toMatchObject({ delivered: 1, bufferedRecords: 1 });
    await clock.advance(100);
    expect(calls[1]?.records).toEqual(['b']);
  });

  test('a later flush includes what an earlier one still waits for', async () => {
    const { clock, calls, producer, put } = setUp();
    void put('a');
    void producer.flush();
    let flushed = false;
    const note = async () => {
      await producer.flush();
      flushed = true;
    };
    const second = note();
    await clock.advance(0);
    expect(flushed).toBe(false);
    calls[0]?.answer();
    await second;
    expect(producer.stats().delivered).toBe(1);
  });

  test('close drains, and refuses what comes after', async () => {
    const { calls, producer, put } = setUp();
    const before = put('a');
    const closed = producer.close();
    const after = await put('b');
    expect(after).toMatchObject({ status: 'failed', error: { code: 'producer_closed' } });
    calls[0]?.answer();
    await closed;
    expect(await before).toMatchObject({ status: 'delivered' });
    await producer.close();
  });

  test('close ends at its deadline: unknown under way, failed where nothing was sent', async () => {
    const { clock, producer, put } = setUp({ maxBatchRecords: 1, maxInFlight: 1 });
    const underWay = put('a');
    const waiting = put('b');
    const closed = producer.close({ deadlineMs: 1_000 });
    await clock.advance(1_000);
    await closed;
    expect(await underWay).toMatchObject({ status: 'unknown', error: { code: 'producer_closed' } });
    expect(await waiting).toMatchObject({ status: 'failed', attempts: 0 });
    expect(producer.stats()).toMatchObject({ bufferedRecords: 0, bufferedBytes: 0 });
  });

  test('an answer that comes after the end changes no verdict', async () => {
    const { clock, calls, producer, put } = setUp({ lingerMs: 0 });
    const delivery = put('a');
    await clock.advance(0);
    const closed = producer.close({ deadlineMs: 0 });
    await clock.advance(0);
    await closed;
    calls[0]?.answer();
    await clock.advance(0);
    expect((await delivery).status).toBe('unknown');
    expect(producer.stats()).toMatchObject({ unknown: 1, delivered: 0, bufferedRecords: 0 });
  });
});

describe('options', () => {
  test.each([
    ['maxBatchRecords', 501],
    ['maxBatchRecords', 0],
    ['maxBatchBytes', 10 * 1_048_576 + 1],
    ['lingerMs', -1],
    ['maxInFlight', 1.5],
    ['deadlineMs', Number.NaN],
    ['maxRecordBytes', 0],
  ])('%s %d is refused by name with what it got', (name, value) => {
    const make = () => setUp({ [name]: value });
    expect(make).toThrow(AppError);
    expect(make).toThrow(new RegExp(`^${name}: a whole number of .*, got ${value}$`));
  });
});
