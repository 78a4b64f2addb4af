import { describe, expect, test } from 'vitest';
import type { UndeliveredReport } from './producer-hooks';
import { setUpByHand } from './set-up-by-hand';

/** Full after one record of nine bytes with its key of one. */
const FULL = { lingerMs: 0, maxBufferedBytes: 10 };
const NINE = '123456789';

describe('a full buffer', () => {
  test('accepts: a record is taken all the same, for the caller asks ready', async () => {
    const { clock, calls, put } = setUpByHand(FULL);
    for (const text of [NINE, 'b']) void put(text);
    await clock.advance(0);
    expect(calls[0]?.records).toEqual([NINE, 'b']);
  });

  test('refuses: failed at once, with the reason, and the callback hears of it', async () => {
    const undelivered: UndeliveredReport[] = [];
    const { clock, calls, put, producer } = setUpByHand({
      ...FULL,
      whenFull: 'refuse',
      hooks: { onUndelivered: (report) => undelivered.push(report) },
    });
    void put(NINE);
    expect(await put('b')).toMatchObject({
      status: 'failed',
      attempts: 0,
      error: { code: 'buffer_full', message: '10 bytes or more wait for their verdicts' },
    });
    expect(undelivered).toMatchObject([
      { record: { partitionKey: 'k' }, delivery: { error: { code: 'buffer_full' } } },
    ]);
    await clock.advance(0);
    calls[0]?.answer();
    await clock.advance(0);
    void put('c');
    await clock.advance(0);
    expect(calls[1]?.records).toEqual(['c']);
    expect(producer.stats()).toMatchObject({ delivered: 1, deliveredBytes: 10, failed: 1 });
  });

  test('waits: records stand at the door in their order, and their deadline begins inside', async () => {
    const { clock, calls, put, producer } = setUpByHand({
      ...FULL,
      whenFull: 'wait',
      deadlineMs: 1_000,
      requestTimeoutMs: 1_000,
    });
    void put(NINE);
    const second = put('b');
    void put('c');
    expect(producer.stats()).toMatchObject({ bufferedRecords: 1, waitingRecords: 2 });
    await clock.advance(900);
    calls[0]?.answer();
    await clock.advance(0);
    expect(calls[1]?.records).toEqual(['b', 'c']);
    expect(producer.stats()).toMatchObject({ bufferedRecords: 2, waitingRecords: 0 });
    await clock.advance(900);
    calls[1]?.answer();
    expect((await second).status).toBe('delivered');
  });

  test('nobody passes those who wait, and ready comes after them', async () => {
    const { clock, calls, put, producer } = setUpByHand({ ...FULL, whenFull: 'wait' });
    for (const text of [NINE, NINE, 'c']) void put(text);
    let isReady = false;
    const note = async () => {
      await producer.ready();
      isReady = true;
    };
    const noted = note();
    await clock.advance(0);
    calls[0]?.answer();
    await clock.advance(0);
    expect([calls[1]?.records, isReady]).toEqual([[NINE], false]);
    calls[1]?.answer();
    await noted;
    await clock.advance(0);
    expect(calls[2]?.records).toEqual(['c']);
  });

  test('flush takes those at the door along', async () => {
    const { clock, calls, put, producer } = setUpByHand({
      ...FULL,
      lingerMs: 100,
      whenFull: 'wait',
    });
    for (const text of [NINE, 'b']) void put(text);
    const flushed = producer.flush();
    calls[0]?.answer();
    await clock.advance(0);
    expect(calls[1]?.records).toEqual(['b']);
    calls[1]?.answer();
    await flushed;
    expect(producer.stats().delivered).toBe(2);
  });

  test('the end has a verdict for those at the door, and lets ready go', async () => {
    const { clock, put, producer } = setUpByHand({ ...FULL, whenFull: 'wait' });
    void put(NINE);
    const waiting = put('b');
    const ready = producer.ready();
    const closed = producer.close({ deadlineMs: 10 });
    await clock.advance(10);
    await closed;
    expect(await waiting).toMatchObject({ status: 'failed', error: { code: 'producer_closed' } });
    await ready;
    expect(producer.stats()).toMatchObject({ waitingRecords: 0, unknown: 1, failed: 1 });
  });
});

describe('choices', () => {
  test.each([
    ['order', 'none, key'],
    ['whenFull', 'accept, wait, refuse'],
  ])('%s is refused by name with what it got', (name, allowed) => {
    const make = () => setUpByHand({ [name]: 'sometimes' });
    expect(make).toThrow(`${name}: one of ${allowed}, got sometimes`);
  });
});
