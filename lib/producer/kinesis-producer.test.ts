import { describe, expect, test } from 'vitest';
import type { CallReport, RetryReport } from './producer-hooks';
import { START_MS, setUpByHand as setUp } from './set-up-by-hand';

const throttled = {
  ErrorCode: 'ProvisionedThroughputExceededException',
  ErrorMessage: 'slow down',
};

describe('batching', () => {
  test('a record waits for company as long as lingerMs, from the first one on', async () => {
    const { clock, calls, put } = setUp();
    void put('a');
    await clock.advance(60);
    void put('b');
    await clock.advance(39);
    expect(calls).toEqual([]);
    await clock.advance(1);
    expect(calls).toMatchObject([{ atMs: 100, records: ['a', 'b'] }]);
  });

  test('no record lingers away the time that it has to be sent in', async () => {
    const { clock, calls, put } = setUp({ lingerMs: 60_000, deadlineMs: 1_000 });
    const delivery = put('a');
    await clock.advance(600);
    expect(calls).toMatchObject([{ atMs: 500, records: ['a'] }]);
    calls[0]?.answer();
    expect(await delivery).toMatchObject({ status: 'delivered' });
  });

  test('a batch goes out at once when it has its records', async () => {
    const { calls, put } = setUp({ maxBatchRecords: 2 });
    for (const text of ['a', 'b', 'c']) void put(text);
    expect(calls.map(({ records }) => records)).toEqual([['a', 'b']]);
  });

  test('a batch holds no more bytes than allowed, keys counted', async () => {
    const { clock, calls, put } = setUp({ maxBatchBytes: 10 });
    for (const text of ['1234', '123', '12', '1']) void put(text);
    await clock.advance(100);
    expect(calls.map(({ records }) => records)).toEqual([
      ['1234', '123'],
      ['12', '1'],
    ]);
  });

  test('a record larger than a batch travels alone', async () => {
    const { clock, calls, put } = setUp({ maxBatchBytes: 4 });
    for (const text of ['1', '123456789', '2']) void put(text);
    await clock.advance(100);
    expect(calls.map(({ records }) => records)).toEqual([['1'], ['123456789'], ['2']]);
  });

  test('no more calls are under way than allowed, and the next follows the first answer', async () => {
    const { clock, calls, put } = setUp({ maxBatchRecords: 1, maxInFlight: 2 });
    for (const text of ['a', 'b', 'c']) void put(text);
    expect(calls).toHaveLength(2);
    calls[1]?.answer();
    await clock.advance(0);
    expect(calls.map(({ records }) => records)).toEqual([['a'], ['b'], ['c']]);
  });
});

describe('retries', () => {
  test('back off with full jitter: half of 100, 200, 400 ms with a random of 0.5', async () => {
    const { clock, calls, put } = setUp({ lingerMs: 0 });
    const delivery = put('a');
    for (const atMs of [0, 50, 150, 350]) {
      await clock.advance(atMs - (clock.now() - START_MS));
      expect(calls.at(-1)?.atMs).toBe(atMs);
      calls.at(-1)?.answer(atMs === 350 ? undefined : [throttled]);
      await clock.advance(0);
    }
    expect(await delivery).toMatchObject({ status: 'delivered', attempts: 4, sequenceNumber: 'a' });
  });

  test('the step is capped, and shrinks towards the deadline so that the time left is used', async () => {
    const { clock, calls, put } = setUp({ lingerMs: 0, backoffCapMs: 400, deadlineMs: 2_000 });
    const delivery = put('a');
    while (calls.length < 40 && clock.now() - START_MS < 2_100) {
      await clock.advance(10);
      calls.at(-1)?.answer([throttled]);
    }
    const { status, attempts, error } = await delivery;
    expect([status, attempts]).toEqual(['failed', calls.length]);
    expect(error?.code).toBe('ProvisionedThroughputExceededException');
    expect(error?.message).toBe(`given up after 2000 ms, attempts: ${attempts}: slow down`);
    const steps = calls.map(({ atMs }, at) => atMs - (calls[at - 1]?.atMs ?? 0));
    expect(Math.max(...steps)).toBeLessThanOrEqual(210);
    expect(calls.at(-1)?.atMs).toBeGreaterThan(1_600);
    expect(calls.at(-1)?.atMs).toBeLessThanOrEqual(1_800);
  });

  test('records to be sent again go before new ones, in one call with them', async () => {
    const { clock, calls, put } = setUp({ lingerMs: 40 });
    void put('old');
    await clock.advance(40);
    calls[0]?.answer([throttled]);
    await clock.advance(30);
    void put('new');
    await clock.advance(20);
    expect(calls[1]).toMatchObject({ atMs: 90, records: ['old', 'new'] });
  });

  test('once a call had no answer, a later refusal cannot make the record failed', async () => {
    const { clock, calls, put } = setUp({
      lingerMs: 0,
      requestTimeoutMs: 1_000,
      deadlineMs: 1_500,
    });
    const delivery = put('a');
    await clock.advance(1_100);
    expect(calls).toHaveLength(2);
    while (clock.now() - START_MS < 1_600) {
      calls.at(-1)?.answer([throttled]);
      await clock.advance(10);
    }
    expect(await delivery).toMatchObject({
      status: 'unknown',
      error: { code: 'ProvisionedThroughputExceededException' },
    });
  });

  test('a record that waits behind silent calls gets its verdict in time', async () => {
    const { clock, calls, put } = setUp({ lingerMs: 0, maxInFlight: 1, deadlineMs: 500 });
    const stuck = put('a');
    await clock.advance(1);
    const behind = put('b');
    await clock.advance(500);
    expect(calls).toHaveLength(1);
    expect(await stuck).toMatchObject({ status: 'unknown', error: { code: 'timeout' } });
    expect(await behind).toMatchObject({
      status: 'failed',
      attempts: 0,
      error: { code: 'not_sent' },
    });
  });
});

describe('hooks', () => {
  test('tell of each call and each retry', async () => {
    const calls: CallReport[] = [];
    const retries: RetryReport[] = [];
    const hooks = {
      onCall: (report: CallReport) => calls.push(report),
      onRetry: (report: RetryReport) => retries.push(report),
    };
    const made = setUp({ lingerMs: 0, hooks });
    void made.put('ab');
    await made.clock.advance(30);
    made.calls[0]?.answer([throttled]);
    await made.clock.advance(0);
    expect(calls).toEqual([
      { records: 1, entries: 1, bytes: 3, durationMs: 30, latencyMs: null, failed: 1, error: null },
    ]);
    expect(retries).toEqual([
      { records: 1, delayMs: 50, codes: ['ProvisionedThroughputExceededException'] },
    ]);
  });
});
