import { describe, expect, test } from 'vitest';
import { deaggregate } from '@/lib/decode/kpl/deaggregate';
import type { OpenShard } from './kpl/shard-map';
import type { CallReport } from './producer-hooks';
import {
  ALSO_IN_LOW,
  HIGH,
  IN_HIGH,
  IN_LOW,
  LOW,
  setUpAggregation,
  storedIn,
} from './set-up-aggregation';

const throttled = { ErrorCode: 'ProvisionedThroughputExceededException', ErrorMessage: 'slow' };

function setUp(options?: Parameters<typeof setUpAggregation>[0]) {
  const made = setUpAggregation(options);
  /** What each entry of a call carries. */
  const carried = (call: number) =>
    (made.calls[call]?.entries ?? []).map(({ Data = new Uint8Array() }) => {
      const read = deaggregate(Data);
      if (read.kind !== 'aggregate') return Buffer.from(Data).toString();
      return read.records.map(({ data }) => Buffer.from(data).toString());
    });
  return { ...made, carried };
}

describe('aggregation', () => {
  test('records of one shard travel together, addressed by the hash key of the first', async () => {
    const { clock, calls, put, carried } = setUp();
    for (const [text, key] of [
      ['1', IN_LOW],
      ['2', IN_HIGH],
      ['3', ALSO_IN_LOW],
      ['4', IN_HIGH],
    ] as const) {
      void put(text, key);
    }
    await clock.advance(100);
    expect(carried(0)).toEqual([
      ['1', '3'],
      ['2', '4'],
    ]);
    expect(calls[0]?.entries).toMatchObject([
      { PartitionKey: 'a', ExplicitHashKey: '16955237001963240173058271559858726497' },
      { PartitionKey: 'a', ExplicitHashKey: '195289424170611159128911017612795795343' },
    ]);
  });

  test('each record has its own verdict, with its place in the aggregate', async () => {
    const { clock, calls, producer, put } = setUp();
    const verdicts = [put('1', IN_LOW), put('22', IN_LOW), put('3', IN_HIGH)];
    await clock.advance(100);
    calls[0]?.answer([storedIn('low'), storedIn('high', '8')]);
    expect(await Promise.all(verdicts)).toMatchObject([
      { status: 'delivered', shard: 'low', sequenceNumber: '7', subSequenceNumber: 0 },
      { status: 'delivered', sequenceNumber: '7', subSequenceNumber: 1, sizeBytes: 2 },
      { status: 'delivered', shard: 'high', sequenceNumber: '8' },
    ]);
    expect(await verdicts[2]).not.toHaveProperty('subSequenceNumber');
    expect(producer.stats()).toMatchObject({ calls: 1, delivered: 3, bufferedBytes: 0 });
  });

  test('one record alone goes as it is, and so does one too large to share', async () => {
    const { clock, calls, put } = setUp({ limits: { maxBytes: 100 } });
    void put('one', IN_HIGH, '5');
    void put('x'.repeat(100), IN_HIGH);
    await clock.advance(100);
    expect(calls[0]?.entries).toMatchObject([
      { PartitionKey: IN_HIGH, ExplicitHashKey: '5' },
      { PartitionKey: IN_HIGH, Data: Buffer.alloc(100, 'x') },
    ]);
  });

  test.each([
    ['records', { maxRecords: 2 }, [['1', '2'], ['3', '4'], '5']],
    [
      'bytes',
      { maxBytes: 50 },
      [
        ['1', '2', '3'],
        ['4', '5'],
      ],
    ],
  ])('an aggregate has no more %s than allowed', async (_, limits, expected) => {
    const { clock, calls, put, carried } = setUp({ limits });
    for (const text of ['1', '2', '3', '4', '5']) void put(text, IN_LOW);
    await clock.advance(100);
    expect(carried(0)).toEqual(expected);
    for (const { Data } of calls[0]?.entries ?? []) expect(Data?.length).toBeLessThanOrEqual(50);
  });

  test('a call has no more entries and bytes than allowed, and what it passed over goes next', async () => {
    const { clock, calls, put, carried } = setUp({ maxBatchRecords: 1 });
    for (const [text, key] of [
      ['1', IN_LOW],
      ['2', IN_HIGH],
      ['3', IN_LOW],
    ] as const) {
      void put(text, key);
    }
    await clock.advance(100);
    expect(calls.map((_call, at) => carried(at))).toEqual([[['1', '3']], ['2']]);
    const tight = setUp({ maxBatchBytes: 60, limits: { maxBytes: 50 } });
    for (const text of ['1', '2', '3', '4', '5']) void tight.put(text, IN_LOW);
    await tight.clock.advance(100);
    expect(tight.calls.map((_call, at) => tight.carried(at))).toEqual([
      [['1', '2', '3']],
      [['4', '5']],
    ]);
  });

  test('a refused aggregate is sent again, and its records are counted one by one', async () => {
    const reports: CallReport[] = [];
    const { clock, calls, producer, put, carried } = setUp({
      hooks: { onCall: (report) => reports.push(report) },
    });
    const verdicts = [put('1', IN_LOW), put('2', IN_LOW)];
    await clock.advance(100);
    calls[0]?.answer([throttled]);
    await clock.advance(100);
    expect(carried(1)).toEqual([['1', '2']]);
    calls[1]?.answer([storedIn('low')]);
    expect(await Promise.all(verdicts)).toMatchObject([{ attempts: 2 }, { attempts: 2 }]);
    expect(producer.stats()).toMatchObject({ retries: 2, throttled: 2, delivered: 2 });
    expect(reports).toMatchObject([
      { records: 2, entries: 1, failed: 2 },
      { records: 2, entries: 1, failed: 0 },
    ]);
  });

  test('to keep the order of a key, an aggregate has one record of it', async () => {
    const { clock, calls, put, carried } = setUp({ order: 'key' });
    for (const [text, key] of [
      ['1', IN_LOW],
      ['2', IN_LOW],
      ['3', ALSO_IN_LOW],
    ] as const) {
      void put(text, key);
    }
    await clock.advance(100);
    calls[0]?.answer([storedIn('low')]);
    await clock.advance(0);
    expect([carried(0), carried(1)]).toEqual([[['1', '3']], ['2']]);
  });
});

describe('the list of shards', () => {
  test('is waited for by the first call', async () => {
    const answers: ((shards: readonly OpenShard[]) => void)[] = [];
    const listOpenShards = () =>
      new Promise<readonly OpenShard[]>((resolve) => {
        answers.push(resolve);
      });
    const { clock, calls, producer, put } = setUp({ limits: { listOpenShards } });
    for (const text of ['1', '2']) void put(text, IN_LOW);
    void producer.flush();
    await clock.advance(100);
    expect(calls).toEqual([]);
    answers[0]?.([LOW, HIGH]);
    await clock.advance(0);
    expect(calls[0]?.entries).toHaveLength(1);
  });

  test('where it fails, or does not come in time, records go as they are', async () => {
    const silent = setUp({ limits: { listOpenShards: () => new Promise(() => {}) } });
    const failing = setUp({
      limits: { listOpenShards: () => Promise.reject(new Error('no')) },
    });
    for (const made of [silent, failing]) {
      for (const text of ['1', '2']) void made.put(text, IN_LOW);
      await made.clock.advance(6_100);
      expect(made.carried(0)).toEqual(['1', '2']);
    }
  });
});
