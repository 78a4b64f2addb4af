import type { SubscribeToShardEvent, SubscribeToShardEventStream } from '@aws-sdk/client-kinesis';
import { describe, expect, test } from 'vitest';
import { FIRST_SHARD, openTestEngine, type TestEngine } from './open-test-engine';

const STREAM_ARN = 'arn:aws:kinesis:us-east-1:000000000000:stream/s';

function openConsumer() {
  const world = openTestEngine();
  world.engine.createStream('s');
  const { Consumer } = world.engine.execute('RegisterStreamConsumer', {
    StreamARN: STREAM_ARN,
    ConsumerName: 'fan',
  });
  return { ...world, consumerArn: Consumer?.ConsumerARN ?? '' };
}

interface Start {
  Type: 'TRIM_HORIZON' | 'LATEST' | 'AFTER_SEQUENCE_NUMBER';
  SequenceNumber?: string | undefined;
}

function subscribe(world: TestEngine & { consumerArn: string }, StartingPosition: Start) {
  const { EventStream } = world.engine.execute('SubscribeToShard', {
    ConsumerARN: world.consumerArn,
    ShardId: FIRST_SHARD,
    StartingPosition,
  });
  if (!EventStream) throw new Error('an event stream was expected');
  return EventStream[Symbol.asyncIterator]();
}

async function next(
  events: AsyncIterator<SubscribeToShardEventStream>,
): Promise<SubscribeToShardEvent> {
  const { value, done } = await events.next();
  if (done || !value.SubscribeToShardEvent) throw new Error('the subscription ended');
  return value.SubscribeToShardEvent;
}

const texts = (event: SubscribeToShardEvent) =>
  event.Records?.map((record) => Buffer.from(record.Data ?? []).toString());

describe('SubscribeToShard', () => {
  test('brings what is there, then what is put, as it is put', async () => {
    const world = openConsumer();
    world.put('s', 'a');
    const events = subscribe(world, { Type: 'TRIM_HORIZON' });
    expect(texts(await next(events))).toEqual(['a']);
    const coming = next(events);
    await world.clock.advance(10);
    world.put('s', 'b');
    expect(texts(await coming)).toEqual(['b']);
  });

  test('beats every five seconds when there is nothing new', async () => {
    const world = openConsumer();
    const events = subscribe(world, { Type: 'LATEST' });
    await next(events);
    const beat = next(events);
    await world.clock.advance(5000);
    expect(await beat).toMatchObject({ Records: [], MillisBehindLatest: 0 });
  });

  test('goes on after its continuation number, without gap or double', async () => {
    const world = openConsumer();
    world.put('s', 'a');
    const { ContinuationSequenceNumber } = await next(subscribe(world, { Type: 'TRIM_HORIZON' }));
    world.put('s', 'b');
    await world.clock.advance(5000);
    const after = { Type: 'AFTER_SEQUENCE_NUMBER' as const };
    const again = subscribe(world, { ...after, SequenceNumber: ContinuationSequenceNumber });
    expect(texts(await next(again))).toEqual(['b']);
  });

  test('an empty shard’s continuation number begins at its first record', async () => {
    const world = openConsumer();
    const { ContinuationSequenceNumber } = await next(subscribe(world, { Type: 'LATEST' }));
    world.put('s', 'first');
    await world.clock.advance(5000);
    const after = { Type: 'AFTER_SEQUENCE_NUMBER' as const };
    const again = subscribe(world, { ...after, SequenceNumber: ContinuationSequenceNumber });
    expect(texts(await next(again))).toEqual(['first']);
  });

  test('ends after five minutes', async () => {
    const world = openConsumer();
    const events = subscribe(world, { Type: 'LATEST' });
    await next(events);
    const last = events.next();
    await world.clock.advance(300_000);
    await last;
    expect(await events.next()).toMatchObject({ done: true });
  });

  test('names the children at a closed shard’s end, and ends', async () => {
    const world = openConsumer();
    world.put('s', 'a');
    const events = subscribe(world, { Type: 'TRIM_HORIZON' });
    await next(events);
    const coming = next(events);
    world.engine.execute('SplitShard', {
      StreamName: 's',
      ShardToSplit: FIRST_SHARD,
      NewStartingHashKey: String(2n ** 127n),
    });
    await world.clock.advance(10);
    const end = await coming;
    expect(end.ChildShards?.map((shard) => shard.ShardId)).toEqual([
      'shardId-000000000001',
      'shardId-000000000002',
    ]);
    expect(end.ContinuationSequenceNumber).toBeUndefined();
    expect(await events.next()).toMatchObject({ done: true });
  });

  test('is refused while another is young, and takes over one of five seconds', async () => {
    const world = openConsumer();
    const old = subscribe(world, { Type: 'LATEST' });
    await next(old);
    expect(() => subscribe(world, { Type: 'LATEST' })).toThrow(
      expect.objectContaining({ name: 'ResourceInUseException' }),
    );
    await world.clock.advance(5000);
    await next(subscribe(world, { Type: 'LATEST' }));
    expect(await old.next()).toMatchObject({ done: true });
  });

  test('tells the meter of calls and events', async () => {
    const world = openConsumer();
    world.put('s', 'abc', 'key');
    await next(subscribe(world, { Type: 'TRIM_HORIZON' }));
    expect(() => subscribe(world, { Type: 'LATEST' })).toThrow('Another active subscription');
    expect(world.total('SubscribeToShard.Success')).toBe(1);
    expect(world.total('SubscribeToShard.RateExceeded')).toBe(1);
    expect(world.total('SubscribeToShardEvent.Bytes')).toBe(6);
    expect(world.total('SubscribeToShardEvent.Records')).toBe(1);
    const names = world.observations.flatMap((one) => one.consumerName ?? []);
    expect(new Set(names)).toEqual(new Set(['fan']));
  });
});

describe('consumers', () => {
  test('come, are described and listed in pages, and go', () => {
    const world = openConsumer();
    const { engine, consumerArn } = world;
    const reference = { StreamARN: STREAM_ARN, ConsumerName: 'fan' };
    const twice = () => engine.execute('RegisterStreamConsumer', reference);
    expect(twice).toThrow(expect.objectContaining({ name: 'ResourceInUseException' }));
    engine.execute('RegisterStreamConsumer', { StreamARN: STREAM_ARN, ConsumerName: 'other' });
    expect(engine.execute('DescribeStreamConsumer', reference)).toMatchObject({
      ConsumerDescription: { ConsumerARN: consumerArn, ConsumerStatus: 'ACTIVE' },
    });
    const page = engine.execute('ListStreamConsumers', { StreamARN: STREAM_ARN, MaxResults: 1 });
    expect(page.Consumers?.map((one) => one.ConsumerName)).toEqual(['fan']);
    const rest = engine.execute('ListStreamConsumers', {
      StreamARN: STREAM_ARN,
      NextToken: page.NextToken,
    });
    expect(rest.Consumers?.map((one) => one.ConsumerName)).toEqual(['other']);
    expect(rest.NextToken).toBeUndefined();
    engine.execute('DeregisterStreamConsumer', { ConsumerARN: consumerArn });
    expect(() => engine.execute('DescribeStreamConsumer', reference)).toThrow(
      expect.objectContaining({ name: 'ResourceNotFoundException' }),
    );
  });

  test('keep their stream from being deleted, unless that is enforced', async () => {
    const world = openConsumer();
    const events = subscribe(world, { Type: 'LATEST' });
    await next(events);
    const del = { StreamName: 's' };
    expect(() => world.engine.execute('DeleteStream', del)).toThrow(
      expect.objectContaining({ name: 'ResourceInUseException' }),
    );
    world.engine.execute('DeleteStream', { ...del, EnforceConsumerDeletion: true });
    expect(world.engine.streamNames()).toEqual([]);
    expect(await events.next()).toMatchObject({ done: true });
  });
});
