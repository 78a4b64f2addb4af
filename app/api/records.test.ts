import { SplitShardCommand } from '@aws-sdk/client-kinesis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GET } from '@/app/api/[connection]/streams/[stream]/records/route';
import { recordsAnswerSchema } from '@/lib/contract/record';
import { type ApiWorld, ask, startApiWorld } from '@/lib/local/start-api-world';

let world: ApiWorld;
/** Of the one shard of the stream `s`, in the order they were put. */
let sequenceNumbers: string[];

const TEXTS = ['{"n":9007199254740993}', '<script>alert(1)</script>', 'third'];

beforeAll(async () => {
  world = await startApiWorld();
  world.engine.createStream('s');
  world.engine.createStream('two', { shards: 2 });
  world.engine.createStream('huge');
  const put = await world.put('s', [
    ...TEXTS.map((data) => ({ key: 'k', data })),
    { key: 'k', data: new Uint8Array([0xff, 0x00, 0xfe]) },
  ]);
  sequenceNumbers = (put.Records ?? []).map(({ SequenceNumber = '' }) => SequenceNumber);
  await world.put('huge', [{ key: 'k', data: 'x'.repeat(1_000_000) }]);
  await world.put('two', [{ key: 'k', data: 'only' }]);
});
afterAll(() => world.close());

async function read(query: string, stream = 's') {
  const { status, json } = await ask(GET, { params: { stream }, query: `?${query}` });
  expect(status).toBe(200);
  return recordsAnswerSchema.parse(json);
}

const SHARD = 'shard=shardId-000000000000';

describe('reading', () => {
  test('the newest first by default, from all shards', async () => {
    const answer = await read('');
    expect(answer.from).toBe('latest');
    expect(answer.records.map(({ sequenceNumber }) => sequenceNumber)).toEqual(
      sequenceNumbers.toReversed(),
    );
  });

  test('exactly one record, by its sequence number', async () => {
    const answer = await read(`${SHARD}&from=sequence&at=${sequenceNumbers[1]}&limit=1`);
    expect(answer.records).toMatchObject([
      { sequenceNumber: sequenceNumbers[1], data: { kind: 'text', text: TEXTS[1] } },
    ]);
  });

  test('what comes after a record', async () => {
    const answer = await read(`${SHARD}&from=after&at=${sequenceNumbers[2]}`);
    expect(answer.records).toMatchObject([{ data: { kind: 'hex', text: 'ff00fe' } }]);
    expect(answer.shards).toMatchObject([{ end: 'tip', lastSequenceNumber: sequenceNumbers[3] }]);
  });

  test('the exact text of a number that JavaScript cannot hold, and a word on it', async () => {
    const [record] = (await read('from=oldest&limit=1')).records;
    expect(record?.data).toMatchObject({ kind: 'json', text: TEXTS[0] });
    expect(record?.data.notices).not.toEqual([]);
  });

  test('a start before retention is moved to it, with a notice', async () => {
    const { records, notices } = await read('from=time&at=2020-01-01T00:00:00Z');
    expect(records).toHaveLength(4);
    expect(notices).toEqual([expect.stringContaining('lies before retention')]);
  });

  test('a large payload is cut in a list, and whole when it is asked for', async () => {
    const [preview] = (await read('', 'huge')).records;
    expect(preview).toMatchObject({ sizeBytes: 1_000_000, data: { truncated: true } });
    expect(preview?.data.text).toHaveLength(16_384);
    const [whole] = (await read('limit=1&payload=full', 'huge')).records;
    expect(whole?.data).toMatchObject({ truncated: false, text: 'x'.repeat(1_000_000) });
  });

  test('every shard says why its reading stopped', async () => {
    const { shards } = await read('from=oldest', 'two');
    expect(shards.map(({ end }) => end)).toEqual(['tip', 'tip']);
    expect(shards.reduce((sum, { records }) => sum + records, 0)).toBe(1);
  });
});

const FUTURE = '2100-01-01T00:00:00Z';

describe('refusing, at the field', () => {
  test.each([
    ['shard=', 'shard'],
    ['shard=../x', 'shard'],
    ['shard=shardId-0', 'shard'],
    [`shard=${'9'.repeat(10_000)}`, 'shard'],
    [`${SHARD}&${SHARD}`, 'shard'],
    [`${SHARD}&from=sequence&at=`, 'at'],
    [`${SHARD}&from=sequence&at=-1`, 'at'],
    [`${SHARD}&from=sequence&at=1e56`, 'at'],
    [`${SHARD}&from=sequence&at=${'9'.repeat(130)}`, 'at'],
    [`${SHARD}&from=sequence`, 'at'],
    ['from=sequence&at=1', 'shard'],
    ['from=after&at=1', 'shard'],
    ['from=yesterday', 'from'],
    ['from=latest&at=1', 'at'],
    ['from=time', 'at'],
    ['from=time&at=NaN', 'at'],
    ['from=time&at=-5', 'at'],
    ['from=time&at=2026-03-01', 'at'],
    [`from=time&at=${FUTURE}`, 'at'],
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=abc', 'limit'],
    ['limit=11&payload=full', 'limit'],
    ['payload=raw', 'payload'],
    ['iterator=x', 'iterator'],
  ])('?%s', async (query, field) => {
    const { status, json } = await ask(GET, { params: { stream: 's' }, query: `?${query}` });
    expect(status).toBe(400);
    expect(json).toMatchObject({ code: 'invalid_input', fields: [{ field }] });
  });

  test('a sequence number of another shard', async () => {
    const query = `?shard=shardId-000000000001&from=sequence&at=${sequenceNumbers[0]}`;
    const { status, json } = await ask(GET, { params: { stream: 'two' }, query });
    expect(status).toBe(400);
    expect(json).toMatchObject({ fields: [{ field: 'at' }] });
  });

  test('an unknown shard is not found, without a call on it', async () => {
    const query = '?shard=shardId-000000000042';
    const { status, json } = await ask(GET, { params: { stream: 's' }, query });
    expect(status).toBe(404);
    expect(json).toMatchObject({ code: 'shard_not_found' });
  });

  test('an unknown stream is not found', async () => {
    const { status, json } = await ask(GET, { params: { stream: 'none' } });
    expect(status).toBe(404);
    expect(json).toMatchObject({ code: 'stream_not_found' });
  });
});

test('a shard that a reshard has just made is known at once', async () => {
  world.engine.createStream('young');
  await read('', 'young');
  await world.sdk.send(
    new SplitShardCommand({
      StreamName: 'young',
      ShardToSplit: 'shardId-000000000000',
      NewStartingHashKey: String(2n ** 127n),
    }),
  );
  const { shards } = await read('shard=shardId-000000000002', 'young');
  expect(shards).toMatchObject([{ shard: 'shardId-000000000002', end: 'tip' }]);
});
