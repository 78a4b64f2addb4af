import {
  EnableEnhancedMonitoringCommand,
  KinesisClient,
  MergeShardsCommand,
  SplitShardCommand,
} from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import { createKinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import { startKinesis } from '@/lib/local/kinesis/start-kinesis';
import { describeStream } from './describe-stream';
import { listShards } from './list-shards';
import { listStreams } from './list-streams';

const { signal } = new AbortController();
const clock = new ManualClock(Date.parse('2026-03-01T12:00:00Z'));
const engine = createKinesisEngine({
  clock,
  meter: { record: () => {} },
  limits: { streamCallsPerSecond: Number.POSITIVE_INFINITY },
});
let endpoint: string;
let client: KinesisClient;
let close: () => Promise<void>;

const connect = () =>
  new KinesisClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: new NodeHttpHandler(),
  });

beforeAll(async () => {
  const server = await startKinesis({ engine, clock });
  endpoint = server.url;
  close = () => server.close();
  client = connect();
});
afterAll(() => {
  client.destroy();
  return close();
});

const middle = String(2n ** 126n);

describe('listStreams', () => {
  test('pages through all and sorts them by name', async () => {
    const names = Array.from({ length: 230 }, (_, index) => `stream-${229 - index}`);
    for (const name of names) engine.createStream(name);
    const streams = await listStreams(client, signal);
    expect(streams.map(({ name }) => name)).toEqual(names.toSorted());
    expect(streams[0]).toMatchObject({
      status: 'ACTIVE',
      mode: 'PROVISIONED',
      createdAtMs: clock.now(),
      arn: expect.stringMatching(/:stream\/stream-0$/),
    });
  });
});

describe('describeStream', () => {
  test('tells the settings of a stream', async () => {
    engine.createStream('described', { shards: 3 });
    await client.send(
      new EnableEnhancedMonitoringCommand({
        StreamName: 'described',
        ShardLevelMetrics: ['IncomingBytes', 'OutgoingBytes'],
      }),
    );
    const detail = await describeStream(client, { stream: 'described', signal });
    expect(detail).toMatchObject({
      name: 'described',
      openShards: 3,
      retentionHours: 24,
      encryption: { type: 'NONE', keyId: null },
      consumers: 0,
      maxRecordSizeKiB: 1_024,
      keysDecideShard: true,
    });
    expect(detail.enhancedMetrics.toSorted()).toEqual(['IncomingBytes', 'OutgoingBytes']);
  });

  test('says that a stream is not there', async () => {
    const missing = describeStream(client, { stream: 'missing', signal });
    await expect(missing).rejects.toMatchObject({ code: 'stream_not_found' });
  });
});

describe('listShards', () => {
  test('tells lineage: a split shard and its children, and a merge with both its parents', async () => {
    engine.createStream('family', { shards: 2 });
    const StreamName = 'family';
    await client.send(
      new SplitShardCommand({
        StreamName,
        ShardToSplit: 'shardId-000000000000',
        NewStartingHashKey: middle,
      }),
    );
    await client.send(
      new MergeShardsCommand({
        StreamName,
        ShardToMerge: 'shardId-000000000003',
        AdjacentShardToMerge: 'shardId-000000000001',
      }),
    );
    const shards = await listShards(client, { stream: 'family', signal });
    expect(shards.map(({ id, state, childIds }) => [id.slice(-1), state, childIds.join()])).toEqual(
      [
        ['0', 'closed', 'shardId-000000000002,shardId-000000000003'],
        ['1', 'closed', 'shardId-000000000004'],
        ['2', 'open', ''],
        ['3', 'closed', 'shardId-000000000004'],
        ['4', 'open', ''],
      ],
    );
    expect(shards[4]).toMatchObject({
      parentId: 'shardId-000000000003',
      adjacentParentId: 'shardId-000000000001',
      hashShare: 0.75,
      endingSequenceNumber: null,
    });
    expect(shards[0]?.endingSequenceNumber).toMatch(/^\d+$/);
  });

  test('starts again when its page token expires, and no shard comes twice', async () => {
    engine.createStream('crowd', { shards: 2_500 });
    const slow = connect();
    let pages = 0;
    slow.middlewareStack.add(
      (next) => async (args) => {
        pages++;
        if (pages === 3) await clock.advance(301_000);
        return next(args);
      },
      { step: 'initialize' },
    );
    const shards = await listShards(slow, { stream: 'crowd', signal });
    expect(new Set(shards.map(({ id }) => id)).size).toBe(2_500);
    expect(shards).toHaveLength(2_500);
    expect(pages).toBe(6);
  });

  test('leaves out shards that closed before a given instant', async () => {
    engine.createStream('past');
    await client.send(
      new SplitShardCommand({
        StreamName: 'past',
        ShardToSplit: 'shardId-000000000000',
        NewStartingHashKey: middle,
      }),
    );
    await clock.advance(60_000);
    const sinceMs = clock.now() - 1_000;
    const ids = async (listing: { sinceMs?: number }) =>
      (await listShards(client, { stream: 'past', signal, ...listing })).map(({ id }) => id);
    expect(await ids({})).toHaveLength(3);
    expect(await ids({ sinceMs })).toEqual(['shardId-000000000001', 'shardId-000000000002']);
  });

  test('says that a stream is not there, and leaves when asked to', async () => {
    const missing = listShards(client, { stream: 'missing', signal });
    await expect(missing).rejects.toMatchObject({ code: 'stream_not_found' });
    const gone = listShards(client, { stream: 'past', signal: AbortSignal.abort() });
    await expect(gone).rejects.toMatchObject({ name: 'AbortError' });
  });
});
