import { SplitShardCommand } from '@aws-sdk/client-kinesis';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { POST as postPreview } from '@/app/api/[connection]/streams/[stream]/batches/preview/route';
import { POST as postBatch } from '@/app/api/[connection]/streams/[stream]/batches/route';
import { GET as getRecords } from '@/app/api/[connection]/streams/[stream]/records/route';
import { type BatchRequest, batchAnswerSchema, previewAnswerSchema } from '@/lib/contract/batch';
import { recordsAnswerSchema } from '@/lib/contract/record';
import { type ApiWorld, ask, startApiWorld } from '@/lib/local/start-api-world';

let world: ApiWorld;
beforeAll(async () => {
  // Less than one call carries, so that a call to a single shard is refused in part however slow the machine is.
  world = await startApiWorld({ limits: { recordsWrittenPerSecond: 400 } });
  world.engine.createStream('s', { shards: 2 });
  world.engine.createStream('narrow');
});
afterAll(() => world.close());

const post = (body: BatchRequest, stream = 's') => ask(postBatch, { params: { stream }, body });

async function send(body: BatchRequest, stream = 's') {
  const { status, json } = await post(body, stream);
  expect([status, json]).toMatchObject([200, { stream }]);
  return batchAnswerSchema.parse(json);
}

async function readAll(stream: string) {
  const { json } = await ask(getRecords, { params: { stream }, query: '?from=oldest&limit=1000' });
  return recordsAnswerSchema.parse(json).records;
}

describe('sending', () => {
  test('500 records of a template come back with 500 verdicts, in order, and are in the stream', async () => {
    world.engine.createStream('templated', { shards: 2 });
    const answer = await send(
      {
        template: { text: '{"n":{{sequence}},"who":"{{name.firstName}}"}', count: 500 },
        partitionKey: { kind: 'expression', expression: 'key-{{$.n}}' },
      },
      'templated',
    );
    expect(answer).toMatchObject({ total: 500, delivered: 500, failed: 0, unknown: 0 });
    expect(answer.verdicts.map(({ index, partitionKey }) => [index, partitionKey])).toEqual(
      Array.from({ length: 500 }, (_, index) => [index, `key-${index}`]),
    );
    const stored = await readAll('templated');
    const places = new Map(
      stored.map(({ shard, sequenceNumber, partitionKey }) => [
        `${shard}/${sequenceNumber}`,
        partitionKey,
      ]),
    );
    for (const { shard, sequenceNumber, partitionKey } of answer.verdicts) {
      expect(places.get(`${shard}/${sequenceNumber}`)).toBe(partitionKey);
    }
  });

  test('records as text, as JSON and as base64, with keys of their own', async () => {
    world.engine.createStream('mixed');
    await send(
      {
        records: [
          { data: ' exact\ttext ', partitionKey: 'a' },
          { data: { n: 1 }, partitionKey: 'b' },
          { data: [1, 2], partitionKey: 'c' },
          { data: '//4A', encoding: 'base64', partitionKey: 'd' },
        ],
      },
      'mixed',
    );
    const stored = await readAll('mixed');
    expect(stored.map(({ partitionKey, data }) => [partitionKey, data.text])).toEqual([
      ['a', ' exact\ttext '],
      ['b', '{"n":1}'],
      ['c', '[1,2]'],
      ['d', 'fffe00'],
    ]);
  });

  test('lines, empty ones left out, to the shard of an explicit hash key', async () => {
    const hashKey = String(2n ** 128n - 1n);
    const answer = await send({ lines: 'one\r\n\n  \ntwo', explicitHashKey: hashKey });
    expect(answer.verdicts.map(({ shard, status }) => [shard, status])).toEqual([
      ['shardId-000000000001', 'delivered'],
      ['shardId-000000000001', 'delivered'],
    ]);
  });

  test('all to one shard, each by a hash key of its own', async () => {
    const answer = await send({ lines: 'one\ntwo', shard: 'shardId-000000000000' });
    expect(new Set(answer.verdicts.map(({ shard }) => shard)).size).toBe(1);
    expect(answer.verdicts[0]?.shard).toBe('shardId-000000000000');
  });

  test('lines with a key before their first tab', async () => {
    const answer = await send({ lines: 'a\t1\n\nb\t22\t2', partitionKey: { kind: 'per_line' } });
    const sent = answer.verdicts.map(({ partitionKey, sizeBytes }) => [partitionKey, sizeBytes]);
    expect(Object.fromEntries(sent)).toEqual({ a: 1, b: 4 });
  });

  test('more than a shard takes in a second is sent again until it is delivered', async () => {
    const answer = await send({ template: { text: '{{sequence}}', count: 500 } }, 'narrow');
    expect(answer).toMatchObject({ total: 500, delivered: 500 });
    expect(answer.retries).toBeGreaterThan(0);
  });

  test('what has not been sent when the caller leaves stays unsent', async () => {
    world.engine.createStream('left');
    const written = () => world.engine.stats().recordsWritten;
    const before = written();
    const leaver = new AbortController();
    const leaving = ask(postBatch, {
      params: { stream: 'left' },
      body: { template: { text: '{{sequence}}', count: 10_000 } },
      signal: leaver.signal,
    });
    await vi.waitUntil(() => written() > before, { timeout: 10_000 });
    leaver.abort();
    expect((await leaving).status).toBe(499);
    expect(written() - before).toBeLessThan(10_000);
  });

  test('a split between preview and sending changes the shards, not the verdicts', async () => {
    world.engine.createStream('resharded');
    await world.sdk.send(
      new SplitShardCommand({
        StreamName: 'resharded',
        ShardToSplit: 'shardId-000000000000',
        NewStartingHashKey: String(2n ** 127n),
      }),
    );
    const { verdicts } = await send({ records: [{ data: 'x' }] }, 'resharded');
    expect(verdicts[0]?.shard).toMatch(/^shardId-00000000000[12]$/);
  });
});

describe('preview', () => {
  test('tells records, sizes and the spread over open shards, and sends nothing', async () => {
    const written = world.engine.stats().recordsWritten;
    const body: BatchRequest = {
      template: { text: '{"n":{{sequence}}}', count: 100 },
      partitionKey: { kind: 'expression', expression: '{{$.n}}' },
    };
    const { status, json } = await ask(postPreview, { params: { stream: 's' }, body });
    expect(status).toBe(200);
    const preview = previewAnswerSchema.parse(json);
    expect(preview).toMatchObject({ total: 100 });
    expect(preview.records[0]).toMatchObject({ data: '{"n":0}', partitionKey: '0', sizeBytes: 7 });
    expect(preview.distribution.map(({ shard }) => shard)).toEqual([
      'shardId-000000000000',
      'shardId-000000000001',
    ]);
    expect(preview.distribution.reduce((sum, { records }) => sum + records, 0)).toBe(100);
    expect(world.engine.stats().recordsWritten).toBe(written);
    const { verdicts } = await send(body);
    for (const { index, shard, hashKey } of preview.records) {
      expect(shard).toBe(verdicts[index]?.shard);
      expect(hashKey).toMatch(/^\d+$/);
    }
  });
});

const BIG = 'x'.repeat(1_048_577);
const PER_LINE = { kind: 'per_line' } as const;

describe('refusing, at the field, before anything is sent', () => {
  test.each<[string, object, string]>([
    ['an empty key', { records: [{ data: 'a', partitionKey: '' }] }, 'records.0.partitionKey'],
    [
      'a key of 257 characters',
      { records: [{ data: 'a' }, { data: 'a', partitionKey: '🗝'.repeat(257) }] },
      'records.1.partitionKey',
    ],
    [
      'a hash key below 0',
      { records: [{ data: 'a', explicitHashKey: '-1' }] },
      'records.0.explicitHashKey',
    ],
    ['a hash key of 2^128', { lines: 'a', explicitHashKey: String(2n ** 128n) }, 'explicitHashKey'],
    ['a hash key in hex', { lines: 'a', explicitHashKey: '0x1f' }, 'explicitHashKey'],
    ['base64 that is none', { records: [{ data: '*', encoding: 'base64' }] }, 'records.0.data'],
    [
      'base64 of an object',
      { records: [{ data: { a: 1 }, encoding: 'base64' }] },
      'records.0.encoding',
    ],
    ['a record over 1 MiB', { records: [{ data: 'a' }, { data: BIG }] }, 'records.1.data'],
    ['a line over 1 MiB', { lines: BIG }, 'lines'],
    ['no records', { records: [] }, 'records'],
    ['lines without one', { lines: ' \n ' }, 'lines'],
    ['more lines than are sent', { lines: 'a\n'.repeat(10_001) }, 'lines'],
    ['a generator that is none', { template: { text: 'a{{b}}', count: 1 } }, 'template.text'],
    ['a count of 0', { template: { text: 'a', count: 0 } }, 'template.count'],
    [
      'a template that would grow past 64 MiB',
      { template: { text: 'x'.repeat(100_000), count: 1_000 } },
      'template.text',
    ],
    [
      'a path that the record does not have',
      { lines: '{"a":1}', partitionKey: { kind: 'expression', expression: '{{$.b}}' } },
      'partitionKey.expression',
    ],
    [
      'an expression that is none',
      { lines: '{}', partitionKey: { kind: 'expression', expression: '{{$.}}' } },
      'partitionKey.expression',
    ],
    ['a shard that is not there', { lines: 'a', shard: 'shardId-000000000009' }, 'shard'],
    ['a line without a key', { lines: 'a', partitionKey: PER_LINE }, 'lines'],
    ['keys per line of none', { records: [{ data: 'a' }], partitionKey: PER_LINE }, 'partitionKey'],
    ['two sources', { lines: 'a', records: [{ data: 'a' }] }, 'body'],
    ['no source', {}, 'body'],
    ['what is not known', { lines: 'a', endpoint: 'http://x' }, 'endpoint'],
  ])('%s', async (_what, body, field) => {
    const written = world.engine.stats().recordsWritten;
    for (const handler of [postBatch, postPreview]) {
      const { status, json } = await ask(handler, { params: { stream: 's' }, body });
      expect(status).toBe(400);
      expect(json).toMatchObject({ code: 'invalid_input', fields: [{ field }] });
    }
    expect(world.engine.stats().recordsWritten).toBe(written);
  });

  test('a template’s faults each with line and column', async () => {
    const text = 'first line\n  {{nonsense}} {{date.iso({)}}';
    const { json } = await ask(postBatch, {
      params: { stream: 's' },
      body: { template: { text, count: 1 } },
    });
    expect(json).toMatchObject({
      fields: [
        { field: 'template.text', message: expect.stringMatching(/^line 2, column 3: /) },
        { field: 'template.text', message: expect.stringMatching(/^line 2, column 16: /) },
      ],
    });
  });

  test('an unknown stream is not found', async () => {
    expect((await post({ lines: 'a' }, 'none')).status).toBe(404);
  });

  test('keys that objects inherit are inert', async () => {
    const body = '{"records":[{"data":{"__proto__":{"polluted":1},"constructor":1}}]}';
    expect((await ask(postBatch, { params: { stream: 's' }, body })).status).toBe(200);
    expect({}).not.toHaveProperty('polluted');
  });
});
