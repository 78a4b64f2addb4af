import { KinesisClient } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import * as fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import { type Reaction, startFaultServer } from './fault-server';
import { KinesisProducer } from './kinesis-producer';
import type { ProducerOptions } from './producer-options';

const THROTTLED = 'ProvisionedThroughputExceededException';
const STORE: Reaction = { kind: 'store' };

async function setUp(
  react: (records: readonly string[], call: number) => Reaction,
  options: Partial<ProducerOptions> = {},
) {
  const server = await startFaultServer(react);
  const client = new KinesisClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: new NodeHttpHandler(),
    maxAttempts: 1,
  });
  const producer = new KinesisProducer({
    client,
    streamName: 'orders',
    lingerMs: 0,
    backoffBaseMs: 1,
    backoffCapMs: 4,
    ...options,
  });
  const close = async () => {
    await producer.close({ deadlineMs: 0 });
    client.destroy();
    await server.close();
  };
  const putAll = (count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, at) =>
        producer.put({ data: Buffer.from(`record ${at}`), partitionKey: `key ${at % 7}` }),
      ),
    );
  return { server, producer, putAll, close };
}

async function setUpForTest(...args: Parameters<typeof setUp>) {
  const made = await setUp(...args);
  onTestFinished(made.close);
  return made;
}

describe('against a healthy service', () => {
  test('every record is delivered once, with its shard and sequence number, in the order of put', async () => {
    const { server, producer, putAll } = await setUpForTest(() => STORE, { maxInFlight: 1 });
    const deliveries = await putAll(1_234);
    expect(server.callSizes).toEqual([500, 500, 234]);
    expect(server.stored).toEqual(Array.from({ length: 1_234 }, (_, at) => `record ${at}`));
    expect(deliveries.map(({ sequenceNumber }) => Number(sequenceNumber))).toEqual(
      Array.from({ length: 1_234 }, (_, at) => at + 1),
    );
    expect(deliveries[8]).toEqual({
      status: 'delivered',
      partitionKey: 'key 1',
      sizeBytes: 8,
      shard: 'shardId-000000000000',
      sequenceNumber: '9',
      attempts: 1,
      error: null,
    });
    expect(producer.stats()).toMatchObject({ calls: 3, delivered: 1_234, bufferedRecords: 0 });
  });
});

describe('faults', () => {
  test('of a partly failed answer only the failed records are sent again, matched by index', async () => {
    const refusedOnce = new Set(['record 1', 'record 3']);
    const { server, producer, putAll } = await setUpForTest(() => ({
      kind: 'partial',
      refuse: (data) => (refusedOnce.delete(data) ? THROTTLED : undefined),
    }));
    const deliveries = await putAll(5);
    expect(server.callSizes).toEqual([5, 2]);
    expect(server.stored).toEqual(['record 0', 'record 2', 'record 4', 'record 1', 'record 3']);
    expect(deliveries.map(({ attempts }) => attempts)).toEqual([1, 2, 1, 2, 1]);
    expect(deliveries.map(({ sequenceNumber }) => sequenceNumber)).toEqual([
      '1',
      '4',
      '2',
      '5',
      '3',
    ]);
    expect(producer.stats()).toMatchObject({ retries: 2, throttled: 2, delivered: 5, failed: 0 });
  });

  test('a record that is refused for good has its own reason, the others are delivered', async () => {
    const { putAll } = await setUpForTest(() => ({
      kind: 'partial',
      refuse: (data) => (data === 'record 1' ? 'KMSDisabledException' : undefined),
    }));
    const [first, second] = await putAll(2);
    expect(first?.status).toBe('delivered');
    expect(second).toMatchObject({
      status: 'failed',
      attempts: 1,
      error: { code: 'KMSDisabledException', message: 'refused record 1' },
    });
  });

  test.each([
    ['throttling', { kind: 'error', status: 400, name: THROTTLED }],
    ['KMS throttling', { kind: 'error', status: 400, name: 'KMSThrottlingException' }],
    ['a 500', { kind: 'error', status: 500, name: 'InternalFailure' }],
    ['a 503 without a name', { kind: 'error', status: 503, name: '' }],
  ] satisfies [string, Reaction][])('%s of the whole call is tried again', async (_, reaction) => {
    const { server, putAll } = await setUpForTest((_records, call) =>
      call < 2 ? reaction : STORE,
    );
    const deliveries = await putAll(3);
    expect(deliveries.map(({ status, attempts }) => [status, attempts])).toEqual(
      Array.from({ length: 3 }, () => ['delivered', 3]),
    );
    expect(server.stored).toHaveLength(3);
  });

  test('an error that no retry mends is final at once', async () => {
    const { server, putAll } = await setUpForTest(() => ({
      kind: 'error',
      status: 400,
      name: 'ResourceNotFoundException',
    }));
    const [delivery] = await putAll(1);
    expect(delivery).toMatchObject({
      status: 'failed',
      attempts: 1,
      error: { code: 'ResourceNotFoundException', message: 'said ResourceNotFoundException' },
    });
    expect(server.callSizes).toEqual([1]);
  });

  test('a connection dropped before the store is tried again, and stored once', async () => {
    const { server, putAll } = await setUpForTest((_, call) =>
      call === 0 ? { kind: 'drop', stored: false } : STORE,
    );
    const deliveries = await putAll(2);
    expect(deliveries.map(({ status }) => status)).toEqual(['delivered', 'delivered']);
    expect(server.stored).toEqual(['record 0', 'record 1']);
  });

  test('a lost answer doubles its records, and nothing else does', async () => {
    const { server, putAll } = await setUpForTest((_, call) =>
      call === 0 ? { kind: 'drop', stored: true } : STORE,
    );
    const deliveries = await putAll(2);
    expect(deliveries.map(({ status }) => status)).toEqual(['delivered', 'delivered']);
    expect(server.stored).toEqual(['record 0', 'record 1', 'record 0', 'record 1']);
  });

  test('an answer that cannot be read counts as none', async () => {
    const { putAll } = await setUpForTest(() => ({ kind: 'garbage' }), { deadlineMs: 200 });
    const [delivery] = await putAll(1);
    expect(delivery?.status).toBe('unknown');
  });

  test('silence is timed out and tried again', async () => {
    const { putAll } = await setUpForTest((_, call) => (call === 0 ? { kind: 'silence' } : STORE), {
      requestTimeoutMs: 50,
    });
    const [delivery] = await putAll(1);
    expect(delivery?.status).toBe('delivered');
    expect(delivery?.attempts).toBeGreaterThan(1);
  });

  test('silence to the deadline is unknown, for the record may be in the stream', async () => {
    const { putAll } = await setUpForTest(() => ({ kind: 'silence' }), {
      requestTimeoutMs: 50,
      deadlineMs: 120,
    });
    const [delivery] = await putAll(1);
    expect(delivery).toMatchObject({ status: 'unknown', sequenceNumber: null });
    expect(delivery?.error?.code).toBe('timeout');
  });

  test('a service that is not there is failed, not unknown', async () => {
    // Time passes in back-off alone, so that no call is cut short by a slow machine.
    const clock = new ManualClock(0);
    const { server, putAll } = await setUpForTest(() => STORE, {
      clock,
      maxInFlight: 1,
      hooks: { onRetry: ({ delayMs }) => void clock.advance(delayMs) },
      deadlineMs: 60,
    });
    await server.close();
    const deliveries = putAll(1);
    await clock.advance(0);
    expect(await deliveries).toMatchObject([{ status: 'failed', error: { code: 'ECONNREFUSED' } }]);
  });
});

const reactions: fc.Arbitrary<Reaction> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(STORE) },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 5 }).map(
      (every): Reaction => ({
        kind: 'partial',
        refuse: (_data, index) => (index % every === 0 ? THROTTLED : undefined),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Reaction>({ kind: 'error', status: 500, name: 'InternalFailure' }),
  },
  { weight: 1, arbitrary: fc.boolean().map((stored): Reaction => ({ kind: 'drop', stored })) },
);

describe('whatever happens on the way', () => {
  test('no record is lost, each has one verdict of its own, doubles only by lost answers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(reactions, { maxLength: 12 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 4 }),
        async (plan, count, maxInFlight) => {
          const lostAnswers = plan.filter((one) => one.kind === 'drop' && one.stored).length;
          const { server, producer, putAll, close } = await setUp(
            (_, call) => plan[call] ?? STORE,
            {
              maxBatchRecords: 9,
              maxInFlight,
            },
          );
          const deliveries = await putAll(count);
          const stats = producer.stats();
          await close();
          const expected = Array.from({ length: count }, (_, at) => `record ${at}`);
          expect(new Set(server.stored)).toEqual(new Set(expected));
          for (const [at, { status, sequenceNumber }] of deliveries.entries()) {
            expect(status).toBe('delivered');
            expect(server.stored[Number(sequenceNumber) - 1]).toBe(expected[at]);
          }
          expect(server.stored.length - count).toBeLessThanOrEqual(lostAnswers * 9);
          expect(stats).toMatchObject({ delivered: count, bufferedRecords: 0, bufferedBytes: 0 });
        },
      ),
      { numRuns: 30 },
    );
  });
});
