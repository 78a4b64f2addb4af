import { afterAll, beforeAll, expect, test } from 'vitest';
import { POST as postPreview } from '@/app/api/[connection]/streams/[stream]/runs/preview/route';
import { type RunRequest, runPreviewAnswerSchema } from '@/lib/contract/run';
import { type ApiWorld, ask, startApiWorld } from '@/lib/local/start-api-world';

const FIRST = 'shardId-000000000000';
const SECOND = 'shardId-000000000001';

let world: ApiWorld;
beforeAll(async () => {
  world = await startApiWorld();
  world.engine.createStream('s', { shards: 2 });
  world.engine.createStream('auto', { mode: 'ON_DEMAND' });
  world.engine.execute('UpdateStreamRecordDistributionStrategy', {
    StreamARN: world.engine.execute('DescribeStreamSummary', { StreamName: 'auto' })
      .StreamDescriptionSummary?.StreamARN,
    RecordDistributionStrategy: 'AUTO',
  });
});
afterAll(() => world.close());

async function preview(body: RunRequest, stream = 's') {
  const { status, json } = await ask(postPreview, { params: { stream }, body });
  expect([status, json]).toMatchObject([200, { stream }]);
  return runPreviewAnswerSchema.parse(json);
}

const sum = (distribution: readonly { records: number }[]) =>
  distribution.reduce((total, { records }) => total + records, 0);

test('a preview of a million records shows the first, and spreads a sample of 10,000 over the shards', async () => {
  const answer = await preview({
    template: { text: '{"n":{{sequence}}}', count: 1_000_000 },
    partitionKey: { kind: 'expression', expression: 'k{{$.n}}' },
  });
  expect(answer).toMatchObject({ total: 1_000_000, durationSeconds: null });
  expect(answer.records).toHaveLength(20);
  expect(answer.records[0]).toMatchObject({ data: '{"n":0}', partitionKey: 'k0', sizeBytes: 7 });
  expect(answer.distribution.map(({ shard }) => shard)).toEqual([FIRST, SECOND]);
  expect(sum(answer.distribution)).toBe(10_000);
  // As fast as two shards take them, and the key spread is even.
  expect(answer.load).toMatchObject({ recordsPerSecond: 2_000, capacityShare: 1 });
  expect(answer.load?.hottestShard?.capacityShare).toBeCloseTo(1, 1);
});

test('a preview of a rate tells its share of the stream’s capacity, and of the hottest shard’s', async () => {
  const answer = await preview({
    template: { text: 'x'.repeat(999) },
    partitionKey: { kind: 'fixed', value: 'k' },
    pace: { kind: 'ramp', fromRecordsPerSecond: 0, toRecordsPerSecond: 500, durationSeconds: 60 },
  });
  expect(answer).toMatchObject({
    total: 15_000,
    bytes: 15_000_000,
    durationSeconds: 60,
    load: {
      recordsPerSecond: 500,
      bytesPerSecond: 500_000,
      capacityShare: 0.25,
      hottestShard: { capacityShare: 0.5 },
    },
  });
});

test('a preview of lines that end before their pace does tells when', async () => {
  const pace = { kind: 'steady', recordsPerSecond: 2, durationSeconds: 600 } as const;
  expect(await preview({ lines: 'a\nb\nc\nd\ne', pace })).toMatchObject({
    total: 5,
    durationSeconds: 2,
  });
});

test('a preview of a chosen shard has every record there, over all its range', async () => {
  const answer = await preview({ template: { text: '{{sequence}}', count: 200 }, shard: SECOND });
  expect(answer.distribution).toEqual([
    { shard: FIRST, records: 0 },
    { shard: SECOND, records: 200 },
  ]);
  expect(new Set(answer.records.map(({ hashKey }) => hashKey)).size).toBe(20);
});

test('a preview of keyed lines has the keys of the lines', async () => {
  const lines = 'a\tone\n\nb\ttwo\tthree';
  const answer = await preview({ lines, partitionKey: { kind: 'per_line' } });
  expect(answer.records.map(({ partitionKey, data }) => [partitionKey, data])).toEqual([
    ['a', 'one'],
    ['b', 'two\tthree'],
  ]);
});

test('a preview where keys decide nothing has no distribution and no hottest shard', async () => {
  const answer = await preview({ lines: 'a' }, 'auto');
  expect(answer).toMatchObject({ distribution: [], load: { hottestShard: null } });
  expect(answer.records[0]?.shard).toBeNull();
  expect(world.engine.stats().recordsWritten).toBe(0);
});
