import { KinesisClient, SplitShardCommand } from '@aws-sdk/client-kinesis';
import { NodeHttp2Handler } from '@smithy/node-http-handler';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listStreamConsumers } from '@/lib/kinesis/list-stream-consumers';
import { registerStreamConsumer } from '@/lib/kinesis/register-stream-consumer';
import { removeLeftovers } from './fan-out-leftovers';
import { FanOutReader } from './fan-out-reader';
import { messagesOf, search, startSearch } from './search-for-test';
import { aggregateOf, NOON, shardId, startTestWorld, type TestWorld } from './world-for-test';

const HOUR_MS = 3_600_000;
const { signal } = new AbortController();

let world: TestWorld;
let streaming: KinesisClient;
let streamArn: string;
beforeEach(async () => {
  world = await startTestWorld(2);
  streaming = new KinesisClient({
    endpoint: world.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: new NodeHttp2Handler(),
    maxAttempts: 1,
  });
  const { StreamDescriptionSummary } = world.engine.execute('DescribeStreamSummary', {
    StreamName: 's',
  });
  streamArn = StreamDescriptionSummary?.StreamARN ?? '';
});
afterEach(() => {
  streaming.destroy();
  return world.close();
});

const fanOut = () =>
  new FanOutReader({
    control: world.client,
    streaming,
    clock: world.clock,
    stream: 's',
    streamArn,
  });
const consumers = async () => {
  const found = await listStreamConsumers(world.client, { streamArn, signal });
  return found.filter(({ status }) => status !== 'DELETING').map(({ name }) => name);
};
const texts = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}${index}`);

describe('a search through a fan-out consumer', () => {
  test('finds what polling finds, makes no GetRecords call, and leaves no consumer behind', async () => {
    world.put(0, ...texts('a', 50), aggregateOf('x', 'y'));
    world.put(1, ...texts('b', 50));
    await world.client.send(
      new SplitShardCommand({
        StreamName: 's',
        ShardToSplit: shardId(0),
        NewStartingHashKey: String(2n ** 126n),
      }),
    );
    world.put(0, ...texts('child', 20));
    world.clock.pass(HOUR_MS);
    const shards = [0, 1, 2, 3].map(shardId);
    const polled = await search(world, { shards });
    const calls = world.calls.get('GetRecords');
    const pushed = await search(world, { shards, reader: fanOut() });
    expect(pushed.texts.toSorted()).toEqual(polled.texts.toSorted());
    expect(pushed.texts).toHaveLength(122);
    expect(pushed.end).toMatchObject({ reason: 'range_end', cursor: null });
    expect(pushed.messages[0]).toMatchObject({ reader: 'fan_out', raisesIteratorAge: false });
    expect(world.calls.get('GetRecords')).toBe(calls);
    expect(await consumers()).toEqual([]);
  });

  test('goes on where its cursor stands', async () => {
    world.put(0, ...texts('a', 40));
    world.clock.pass(HOUR_MS);
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const { texts: some, end } = await search(world, { reader: fanOut(), limit: 15, cursor });
      found.push(...some);
      cursor = end.cursor;
    } while (cursor !== null);
    expect(found).toEqual(texts('a', 40));
    expect(await consumers()).toEqual([]);
  });

  test('subscribes again behind the last record whenever five minutes are over', async () => {
    const written = texts('a', 5);
    world.put(0, ...written);
    const found: string[] = [];
    const range = { shards: [shardId(0)], toMs: NOON + 1_000_000 };
    for await (const message of startSearch(world, { ...range, reader: fanOut() })) {
      if (message.type === 'records') found.push(...message.records.map(({ data }) => data.text));
      const subscriptions = world.calls.get('SubscribeToShard') ?? 0;
      if (subscriptions === 0 || written.length >= 5 + Math.min(3, subscriptions)) continue;
      written.push(`during ${subscriptions}`);
      world.put(0, `during ${subscriptions}`);
    }
    expect(world.calls.get('SubscribeToShard')).toBeGreaterThan(3);
    expect(found).toEqual(written);
    expect(written).toHaveLength(8);
  });

  test('tells what fails in passing, and loses nothing', async () => {
    world.put(0, ...texts('a', 20));
    world.clock.pass(HOUR_MS);
    world.refuse('SubscribeToShard', 'ResourceInUseException', 'LimitExceededException');
    const shards = [shardId(0)];
    const { texts: found, messages } = await search(world, { shards, reader: fanOut() });
    expect(found).toEqual(texts('a', 20));
    const states = messagesOf(messages, 'progress').map((message) => message.shards[0]?.state);
    expect(states).toContain('throttled');
  });
});

describe('the consumer is removed', () => {
  beforeEach(() => {
    world.put(0, ...texts('a', 40));
    world.clock.pass(HOUR_MS);
  });

  test('at the limit, and when a shard fails', async () => {
    const limited = await search(world, { reader: fanOut(), limit: 5 });
    expect([limited.end.reason, await consumers()]).toEqual(['limit', []]);
    const failing = await search(world, { reader: fanOut(), shards: [shardId(9)] });
    expect([failing.end.reason, await consumers()]).toEqual(['failed', []]);
  });

  test('when its reader leaves, even before it was made', async () => {
    const leaver = new AbortController();
    const running = startSearch(world, { reader: fanOut(), signal: leaver.signal });
    await running.next();
    expect(await consumers()).toHaveLength(1);
    leaver.abort();
    expect(await running.next()).toMatchObject({ done: true });
    expect(await consumers()).toEqual([]);

    const early = startSearch(world, { reader: fanOut(), signal: leaver.signal });
    expect(await early.next()).toMatchObject({ done: true });
    expect(await consumers()).toEqual([]);
  });

  test('when nobody asks for more', async () => {
    for await (const message of startSearch(world, { reader: fanOut() })) {
      if (message.type === 'records') break;
    }
    expect(await consumers()).toEqual([]);
  });

  test('though the service fails at first', async () => {
    world.refuse('DeregisterStreamConsumer', 'InternalFailure', 'ResourceInUseException');
    const { end } = await search(world, { reader: fanOut() });
    expect(end.detail).toBe('Every shard was read to the end of the range.');
    expect(await consumers()).toEqual([]);
  });

  test('or it is said that it was not', async () => {
    world.refuse('DeregisterStreamConsumer', 'AccessDeniedException');
    const { end } = await search(world, { reader: fanOut() });
    expect(end.detail).toMatch(/shardlens-search-[0-9a-f]{8} could not be removed/);
    expect(await consumers()).toHaveLength(1);
  });

  test('who may not register hears it before anything else', async () => {
    world.refuse('RegisterStreamConsumer', 'AccessDeniedException');
    const running = startSearch(world, { reader: fanOut() });
    await expect(running.next()).rejects.toMatchObject({ code: 'access_denied' });
  });
});

test('what was left behind a day ago is removed, and no other consumer', async () => {
  const register = (name: string) =>
    registerStreamConsumer(world.client, { streamArn, name, signal });
  await register('shardlens-search-0123abcd');
  await register('shardlens-search-of-a-colleague');
  await register('billing');
  world.clock.pass(23 * HOUR_MS);
  await register('shardlens-search-89abcdef');
  const room = { client: world.client, clock: world.clock, streamArn };
  expect(await removeLeftovers(room, signal)).toEqual([]);
  world.clock.pass(HOUR_MS);
  expect(await removeLeftovers(room, signal)).toEqual(['shardlens-search-0123abcd']);
  expect((await consumers()).toSorted()).toEqual([
    'billing',
    'shardlens-search-89abcdef',
    'shardlens-search-of-a-colleague',
  ]);
});
