import { SplitShardCommand } from '@aws-sdk/client-kinesis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { POST as postPreview } from '@/app/api/[connection]/streams/[stream]/runs/preview/route';
import {
  GET as getRuns,
  POST as postRun,
} from '@/app/api/[connection]/streams/[stream]/runs/route';
import { problemSchema } from '@/lib/contract/problem';
import { type ApiWorld, ask, startApiWorld } from '@/lib/local/start-api-world';

const FIRST = 'shardId-000000000000';
const NOWHERE = '00000000-0000-4000-8000-000000000000';
const MIB = 1_048_576;

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
  world.engine.createStream('split');
  await world.sdk.send(
    new SplitShardCommand({
      StreamName: 'split',
      ShardToSplit: FIRST,
      NewStartingHashKey: String(2n ** 127n),
    }),
  );
});
afterAll(() => world.close());

const TEMPLATE = { text: 'x', count: 1 };
const steady = (recordsPerSecond: number, durationSeconds: number) => ({
  kind: 'steady',
  recordsPerSecond,
  durationSeconds,
});

describe('refusing, at the field with what was wrong, before anything is sent', () => {
  test.each<[string, object, string, RegExp]>([
    ['no source', {}, 'body', /exactly one/],
    ['two sources', { lines: 'a', template: TEMPLATE }, 'body', /exactly one/],
    ['no count at once', { template: { text: 'x' } }, 'template.count', /is needed/],
    [
      'a count of 0',
      { template: { text: 'x', count: 0 } },
      'template.count',
      /^is at least 1, got 0$/,
    ],
    [
      'a count over a million',
      { template: { text: 'x', count: 1_000_001 } },
      'template.count',
      /1000000, got 1000001/,
    ],
    [
      'half a record',
      { template: { text: 'x', count: 1.5 } },
      'template.count',
      /^is a whole number, got 1\.5$/,
    ],
    [
      'a template that is none',
      { template: { text: '{{nope}}', count: 1 } },
      'template.text',
      /line 1, column 1/,
    ],
    ['lines without one', { lines: ' \n\n' }, 'lines', /no record/],
    [
      'a rate of 0',
      { template: TEMPLATE, pace: steady(0, 10) },
      'pace.recordsPerSecond',
      /^is above 0, got 0$/,
    ],
    [
      'a rate over 100,000',
      { template: TEMPLATE, pace: steady(100_001, 10) },
      'pace.recordsPerSecond',
      /100000, got 100001/,
    ],
    [
      'more than a day',
      { template: TEMPLATE, pace: steady(1, 86_401) },
      'pace.durationSeconds',
      /86400, got 86401/,
    ],
    [
      'a pace with room for more than a million',
      { template: { text: 'x' }, pace: steady(1_000, 2_000) },
      'pace',
      /2000000/,
    ],
    ['a pace that is none', { lines: 'a', pace: { kind: 'never' } }, 'pace.kind', /./],
    [
      'an empty key',
      { lines: 'a', partitionKey: { kind: 'fixed', value: '' } },
      'partitionKey.value',
      /has 0/,
    ],
    [
      'a key of 257 characters',
      { lines: 'a', partitionKey: { kind: 'fixed', value: '🗝'.repeat(257) } },
      'partitionKey.value',
      /has 257/,
    ],
    [
      'an expression that is none',
      { lines: '{}', partitionKey: { kind: 'expression', expression: '{{$.}}' } },
      'partitionKey.expression',
      /line 1, column 1/,
    ],
    [
      'a path that a later line does not have',
      { lines: '{"a":1}\n{"b":1}', partitionKey: { kind: 'expression', expression: '{{$.a}}' } },
      'partitionKey.expression',
      /record at index 1: .*\$\.a/,
    ],
    [
      'a line without a tab',
      { lines: 'a\tb\n\nc', partitionKey: { kind: 'per_line' } },
      'lines',
      /line 3 has no tab/,
    ],
    [
      'a line with an empty key',
      { lines: '\tb', partitionKey: { kind: 'per_line' } },
      'lines',
      /line 1: .* has 0/,
    ],
    [
      'keys per line of a template',
      { template: TEMPLATE, partitionKey: { kind: 'per_line' } },
      'partitionKey',
      /lines/,
    ],
    ['a hash key below 0', { lines: 'a', explicitHashKey: '-1' }, 'explicitHashKey', /decimal/],
    [
      'a hash key of 2^128',
      { lines: 'a', explicitHashKey: String(2n ** 128n) },
      'explicitHashKey',
      /at most 2\^128-1/,
    ],
    [
      'a record over the stream’s size',
      { lines: `a\n${'x'.repeat(MIB)}` },
      'lines',
      /record at index 1 has \d+ bytes .*1048576/,
    ],
    [
      'a large record among records',
      { records: [{ data: 'a' }, { data: 'x'.repeat(MIB) }] },
      'records.1.data',
      /\d+ bytes/,
    ],
    [
      'a template larger than a record',
      { template: { text: `{{sequence}}${'x'.repeat(MIB - 20)}`, count: 5 } },
      'template.text',
      /record at index 0 has \d+ bytes/,
    ],
    [
      'base64 that is none',
      { records: [{ data: '*', encoding: 'base64' }] },
      'records.0.data',
      /base64/,
    ],
    [
      'a shard beside a hash key',
      { lines: 'a', shard: FIRST, explicitHashKey: '1' },
      'shard',
      /either/,
    ],
    ['a shard id that is none', { lines: 'a', shard: 'one' }, 'shard', /shardId-/],
    [
      'a shard that is not there',
      { lines: 'a', shard: 'shardId-000000000009' },
      'shard',
      /has no shardId-000000000009/,
    ],
    ['a file id that is none', { file: { upload: 'x', format: 'csv' } }, 'file.upload', /id/],
    ['a name of 201 characters', { lines: 'a', name: 'n'.repeat(201) }, 'name', /200/],
    ['what is not known', { lines: 'a', endpoint: 'http://x' }, 'endpoint', /not known/],
  ])('%s', async (_what, body, field, message) => {
    for (const handler of [postRun, postPreview]) {
      const { status, json } = await ask(handler, { params: { stream: 's' }, body });
      expect([status, json]).toMatchObject([400, { code: 'invalid_input' }]);
      const [fault] = problemSchema.parse(json).fields ?? [];
      expect(fault?.field).toBe(field);
      expect(fault?.message).toMatch(message);
    }
  });

  test.each([
    ['a closed shard', 'split', FIRST, /is closed.*shardId-000000000001, shardId-000000000002/],
    ['a shard where keys decide nothing', 'auto', FIRST, /keys decide nothing/],
  ])('%s', async (_what, stream, shard, message) => {
    const { status, json } = await ask(postRun, {
      params: { stream },
      body: { lines: 'a', shard },
    });
    expect(status).toBe(400);
    expect(problemSchema.parse(json).fields?.[0]).toMatchObject({ field: 'shard' });
    expect(problemSchema.parse(json).detail).toMatch(message);
  });

  test('a stream or a file that is not there is not found', async () => {
    const file = { upload: NOWHERE, format: 'csv' };
    expect((await ask(postRun, { params: { stream: 'none' }, body: { lines: 'a' } })).status).toBe(
      404,
    );
    const { status, json } = await ask(postRun, { params: { stream: 's' }, body: { file } });
    expect([status, json]).toMatchObject([404, { code: 'upload_not_found' }]);
  });

  test('nothing of all this has begun a run or written a record', async () => {
    const { json } = await ask(getRuns, { params: { stream: 's' } });
    expect(json).toEqual({ runs: [], running: 0, atOnce: 3 });
    expect(world.engine.stats().recordsWritten).toBe(0);
  });
});
