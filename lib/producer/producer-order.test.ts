import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setUpByHand } from './set-up-by-hand';

const throttled = {
  ErrorCode: 'ProvisionedThroughputExceededException',
  ErrorMessage: 'slow down',
};
const stored = { ShardId: 'shard', SequenceNumber: '1' };

/** `put('a1')` has the key `a`. */
function setUp(options: Parameters<typeof setUpByHand>[0] = {}) {
  const made = setUpByHand({ lingerMs: 0, order: 'key', ...options });
  const put = (text: string) =>
    made.producer.put({ data: Buffer.from(text), partitionKey: text.charAt(0) });
  return { ...made, put };
}

describe('the order of a key', () => {
  test('one record of a key is under way at a time, others pass by', async () => {
    const { clock, calls, put } = setUp();
    for (const text of ['a1', 'a2', 'b1']) void put(text);
    await clock.advance(0);
    expect(calls.map(({ records }) => records)).toEqual([['a1', 'b1']]);
    calls[0]?.answer();
    await clock.advance(0);
    expect(calls[1]?.records).toEqual(['a2']);
  });

  test('a record to be sent again holds back the later ones of its key alone', async () => {
    const { clock, calls, put } = setUp();
    for (const text of ['a1', 'b1', 'a2', 'b2']) void put(text);
    await clock.advance(0);
    calls[0]?.answer([throttled, stored]);
    await clock.advance(0);
    expect(calls[1]?.records).toEqual(['b2']);
    await clock.advance(50);
    expect(calls[2]?.records).toEqual(['a1']);
    calls[2]?.answer();
    await clock.advance(0);
    expect(calls[3]?.records).toEqual(['a2']);
  });

  test('a record that is given up lets the next one go', async () => {
    const { clock, calls, put } = setUp();
    const first = put('a1');
    const second = put('a2');
    await clock.advance(0);
    calls[0]?.answer([{ ErrorCode: 'KMSDisabledException', ErrorMessage: 'no' }]);
    expect((await first).status).toBe('failed');
    await clock.advance(0);
    calls[1]?.answer();
    expect((await second).status).toBe('delivered');
  });

  test('held back to the deadline, a record is failed in time and was never sent', async () => {
    const { clock, calls, put } = setUp({ deadlineMs: 1_000 });
    void put('a1');
    await clock.advance(50);
    const held = put('a2');
    await clock.advance(950);
    expect(calls.flatMap(({ records }) => records)).not.toContain('a2');
    expect(await held).toMatchObject({
      status: 'failed',
      attempts: 0,
      error: { code: 'not_sent' },
    });
  });

  test('flush and close wait for those held back, and the end has a verdict for each', async () => {
    const { clock, calls, producer, put } = setUp();
    const verdicts = ['a1', 'a2', 'a3'].map(put);
    const closed = producer.close({ deadlineMs: 500 });
    await clock.advance(0);
    calls[0]?.answer();
    await clock.advance(500);
    await closed;
    expect((await Promise.all(verdicts)).map(({ status }) => status)).toEqual([
      'delivered',
      'unknown',
      'failed',
    ]);
    expect(producer.stats()).toMatchObject({ bufferedRecords: 0, bufferedBytes: 0 });
  });

  test('holds whatever the answers are, and nothing is left behind', async () => {
    const plans = fc.array(fc.array(fc.boolean(), { maxLength: 4 }), { maxLength: 20 });
    const keys = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(keys, plans, fc.boolean(), async (puts, plan, newestFirst) => {
        const { clock, calls, producer, put } = setUp({ maxBatchRecords: 2, maxInFlight: 3 });
        const texts = puts.map((key, at) => `${key}${String(at).padStart(2, '0')}`);
        const verdicts = texts.map(put);
        const log: string[] = [];
        const answered = new Set<number>();
        for (let turn = 0; log.length < texts.length && turn < 500; turn += 1) {
          await clock.advance(10);
          const open = calls.map((_, at) => at).filter((at) => !answered.has(at));
          const at = newestFirst ? open.at(-1) : open[0];
          const call = at === undefined ? undefined : calls[at];
          if (at === undefined || !call) continue;
          const refusals = plan[at] ?? [];
          answered.add(at);
          log.push(...call.records.filter((_, index) => refusals[index] !== true));
          call.answer(call.records.map((_, index) => (refusals[index] ? throttled : stored)));
        }
        await clock.advance(0);
        for (const key of ['a', 'b', 'c']) {
          const ofKey = (text: string) => text.startsWith(key);
          expect(log.filter(ofKey)).toEqual(texts.filter(ofKey));
        }
        expect((await Promise.all(verdicts)).map(({ status }) => status)).toEqual(
          texts.map(() => 'delivered'),
        );
        expect(producer.stats()).toMatchObject({ bufferedRecords: 0, bufferedBytes: 0 });
      }),
      { numRuns: 50 },
    );
  });
});
