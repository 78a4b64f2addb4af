import { KinesisClient } from '@aws-sdk/client-kinesis';
import { NodeHttp2Handler } from '@smithy/node-http-handler';
import { afterEach, expect, test } from 'vitest';
import { FanOutReader } from './fan-out-reader';
import { messagesOf, search, startSearch } from './search-for-test';
import { startTestWorld, type TestWorld } from './world-for-test';

let world: TestWorld;
let streaming: KinesisClient;
afterEach(() => {
  streaming.destroy();
  return world.close();
});

/** A reader where a consumer takes so long to be made. */
async function readerIn(createMs: number): Promise<FanOutReader> {
  world = await startTestWorld(2, createMs);
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
  return new FanOutReader({
    control: world.client,
    streaming,
    clock: world.clock,
    stream: 's',
    streamArn: StreamDescriptionSummary?.StreamARN ?? '',
  });
}

test('a consumer is waited for until it can be used, and the search says that it waits', async () => {
  const reader = await readerIn(20_000);
  world.put(0, 'a');
  world.clock.pass(3_600_000);
  const { texts, messages, end } = await search(world, { reader });
  expect([texts, end.reason]).toEqual([['a'], 'range_end']);
  const [first] = messagesOf(messages, 'progress');
  expect(first?.shards.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  expect(world.calls.get('DescribeStreamConsumer')).toBeGreaterThan(5);
});

test('one that is never made ends the search, and is removed all the same', async () => {
  const reader = await readerIn(130_000);
  await expect(search(world, { reader })).rejects.toMatchObject({ code: 'upstream_timeout' });
  expect(await statusOf(reader)).toMatch(/^(gone|DELETING)$/);
});

test('one whose search is left before it can be used is removed as soon as it can', async () => {
  const reader = await readerIn(20_000);
  const running = startSearch(world, { reader });
  await running.next();
  await running.return(undefined);
  expect(await statusOf(reader)).toMatch(/^(gone|DELETING)$/);
});

async function statusOf({ name }: FanOutReader): Promise<string> {
  const { StreamDescriptionSummary } = world.engine.execute('DescribeStreamSummary', {
    StreamName: 's',
  });
  const StreamARN = StreamDescriptionSummary?.StreamARN;
  const { Consumers = [] } = world.engine.execute('ListStreamConsumers', { StreamARN });
  const found = Consumers.find(({ ConsumerName }) => ConsumerName === name);
  return found?.ConsumerStatus ?? 'gone';
}
