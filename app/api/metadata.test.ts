import {
  DescribeStreamSummaryCommand,
  ListShardsCommand,
  ListStreamsCommand,
  PutRecordCommand,
  SplitShardCommand,
} from '@aws-sdk/client-kinesis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GET as getStream } from '@/app/api/[connection]/streams/[stream]/route';
import { GET as getLocate } from '@/app/api/[connection]/streams/[stream]/shards/locate/route';
import { GET as getShards } from '@/app/api/[connection]/streams/[stream]/shards/route';
import { GET as getStreams } from '@/app/api/[connection]/streams/route';
import { GET as getConnections } from '@/app/api/connections/route';
import { GET as getHealth } from '@/app/api/health/route';
import { connectionsAnswerSchema, healthAnswerSchema } from '@/lib/contract/connection';
import { locateAnswerSchema, shardsAnswerSchema } from '@/lib/contract/shard';
import { streamDetailSchema, streamsAnswerSchema } from '@/lib/contract/stream';
import { type ApiWorld, ask, startApiWorld } from '@/lib/local/start-api-world';

let world: ApiWorld;

beforeAll(async () => {
  world = await startApiWorld();
  world.engine.createStream('flights', { shards: 2 });
  world.engine.createStream('arrivals', { mode: 'ON_DEMAND' });
  await world.sdk.send(
    new SplitShardCommand({
      StreamName: 'flights',
      ShardToSplit: 'shardId-000000000001',
      NewStartingHashKey: String(2n ** 127n + 2n ** 126n),
    }),
  );
});
afterAll(() => world.close());

const flights = { params: { stream: 'flights' } };

test('health tells version, uptime and the number of connections', async () => {
  const { status, json } = await ask(getHealth);
  expect(status).toBe(200);
  expect(healthAnswerSchema.parse(json)).toMatchObject({ status: 'ok', connections: 3 });
});

test('connections tell what each allows, and nothing of endpoints or credentials', async () => {
  const { json, text } = await ask(getConnections);
  expect(connectionsAnswerSchema.parse(json).connections[1]).toEqual({
    name: 'viewer',
    region: 'us-east-1',
    environment: 'local',
    allow: ['view'],
    account: null,
    problem: null,
  });
  expect(text).not.toMatch(/http|secret|accessKey/i);
});

test('streams agree with what the SDK hears', async () => {
  const { streams } = streamsAnswerSchema.parse((await ask(getStreams)).json);
  const heard = await world.sdk.send(new ListStreamsCommand({}));
  expect(streams.map(({ arn }) => arn)).toEqual(
    heard.StreamSummaries?.map(({ StreamARN }) => StreamARN),
  );
  expect(streams.map(({ name, mode }) => [name, mode])).toEqual([
    ['arrivals', 'ON_DEMAND'],
    ['flights', 'PROVISIONED'],
  ]);
});

test('a stream agrees with what the SDK hears', async () => {
  const detail = streamDetailSchema.parse((await ask(getStream, flights)).json);
  const { StreamDescriptionSummary: heard } = await world.sdk.send(
    new DescribeStreamSummaryCommand({ StreamName: 'flights' }),
  );
  expect(detail).toMatchObject({
    arn: heard?.StreamARN,
    openShards: heard?.OpenShardCount,
    retentionHours: heard?.RetentionPeriodHours,
    createdAtMs: heard?.StreamCreationTimestamp?.getTime(),
  });
});

test('shards agree with what the SDK hears, and count open and closed', async () => {
  const answer = shardsAnswerSchema.parse((await ask(getShards, flights)).json);
  const heard = await world.sdk.send(new ListShardsCommand({ StreamName: 'flights' }));
  expect(answer.shards.map(({ id, endingHashKey }) => [id, endingHashKey])).toEqual(
    heard.Shards?.map(({ ShardId, HashKeyRange }) => [ShardId, HashKeyRange?.EndingHashKey]),
  );
  expect(answer).toMatchObject({ openCount: 3, closedCount: 1 });
});

describe('locate', () => {
  test.each(['LAX', 'Zürich', '🗝'])('finds the shard that %s goes to', async (key) => {
    const query = `?key=${encodeURIComponent(key)}`;
    const { json } = await ask(getLocate, { ...flights, query });
    const put = await world.sdk.send(
      new PutRecordCommand({ StreamName: 'flights', PartitionKey: key, Data: Buffer.from('x') }),
    );
    expect(locateAnswerSchema.parse(json).shard).toBe(put.ShardId);
  });

  test('takes an explicit hash key at both ends of the key space', async () => {
    const first = await ask(getLocate, { ...flights, query: '?hashKey=0' });
    const last = await ask(getLocate, { ...flights, query: `?hashKey=${2n ** 128n - 1n}` });
    expect(first.json).toEqual({ hashKey: '0', shard: 'shardId-000000000000' });
    expect(last.json).toMatchObject({ shard: 'shardId-000000000003' });
  });

  test.each([
    ['hashKey=-1', 'hashKey'],
    [`hashKey=${2n ** 128n}`, 'hashKey'],
    ['hashKey=0x1f', 'hashKey'],
    ['hashKey=1e3', 'hashKey'],
    ['key=', 'key'],
    [`key=${'k'.repeat(257)}`, 'key'],
    [`key=${encodeURIComponent('🗝'.repeat(257))}`, 'key'],
    ['', 'key'],
    ['key=a&hashKey=1', 'key'],
    ['key=a&key=b', 'key'],
    ['key=a&shards=1', 'shards'],
  ])('refuses ?%s at its field', async (query, field) => {
    const { status, json } = await ask(getLocate, { ...flights, query: `?${query}` });
    expect(status).toBe(400);
    expect(json).toMatchObject({ code: 'invalid_input', fields: [{ field }] });
  });

  test('accepts 256 characters, however many bytes they have', async () => {
    const query = `?key=${encodeURIComponent('🗝'.repeat(256))}`;
    expect((await ask(getLocate, { ...flights, query })).status).toBe(200);
  });
});

test('many viewers at once cost one call', async () => {
  world.engine.createStream('shared');
  const calls = () =>
    world.engine.stats().calls.find(({ operation }) => operation === 'DescribeStreamSummary')
      ?.calls ?? 0;
  const before = calls();
  const viewers = Array.from({ length: 20 }, () =>
    ask(getStream, { params: { stream: 'shared' } }),
  );
  const answers = await Promise.all(viewers);
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(calls() - before).toBe(1);
});
