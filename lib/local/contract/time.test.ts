import {
  CreateStreamCommand,
  DecreaseStreamRetentionPeriodCommand,
  DeleteStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  IncreaseStreamRetentionPeriodCommand,
  ListShardsCommand,
  SplitShardCommand,
} from '@aws-sdk/client-kinesis';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FIRST_SHARD, present } from './open-world';
import { refusal } from './refusal';
import { openTimedWorld, type TimedWorld } from './timed-world';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const STATES = { createMs: 1_000, deleteMs: 1_000, updateMs: 1_000 };

let world: TimedWorld;
afterEach(() => world.stop());

async function statusOf(name: string): Promise<string | undefined> {
  const answer = await world.kinesis.send(new DescribeStreamSummaryCommand({ StreamName: name }));
  return answer.StreamDescriptionSummary?.StreamStatus;
}

async function active(): Promise<string> {
  const StreamName = world.freshName();
  await world.kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
  await world.clock.advance(STATES.createMs);
  return StreamName;
}

describe('what time does to records, iterators and tokens', () => {
  beforeEach(async () => {
    world = await openTimedWorld();
  });

  test('a record arrives at the time it is put', async () => {
    const name = await world.stream();
    await world.clock.advance(12_345);
    await world.put(name, 'x');
    const [record] = await world.read(
      await world.iterator(name, { ShardIteratorType: 'TRIM_HORIZON' }),
    );
    expect(record?.ApproximateArrivalTimestamp).toEqual(new Date(world.clock.now()));
  });

  test('a reader is behind by the age of the next record that it has not read', async () => {
    const name = await world.stream();
    await world.put(name, 'a');
    await world.clock.advance(7_000);
    await world.put(name, 'b');
    await world.clock.advance(3_000);
    const ShardIterator = await world.iterator(name, { ShardIteratorType: 'TRIM_HORIZON' });
    const first = await world.kinesis.send(new GetRecordsCommand({ ShardIterator, Limit: 1 }));
    expect(first.MillisBehindLatest).toBe(3_000);
    const last = await world.kinesis.send(
      new GetRecordsCommand({ ShardIterator: first.NextShardIterator, Limit: 1 }),
    );
    expect(last.MillisBehindLatest).toBe(0);
  });

  test('an iterator lives for five minutes', async () => {
    const iterator = await world.iterator(await world.stream(), { ShardIteratorType: 'LATEST' });
    await world.clock.advance(5 * MINUTE_MS - 1_000);
    expect(await world.read(iterator)).toEqual([]);
    await world.clock.advance(2_000);
    expect(await refusal(world.read(iterator))).toMatchObject({
      name: 'ExpiredIteratorException',
      status: 400,
    });
  });

  test('a token of a shard listing lives for five minutes', async () => {
    const StreamName = await world.stream(2);
    const { NextToken } = await world.kinesis.send(
      new ListShardsCommand({ StreamName, MaxResults: 1 }),
    );
    await world.clock.advance(5 * MINUTE_MS + 1_000);
    const call = world.kinesis.send(new ListShardsCommand({ NextToken }));
    expect(await refusal(call)).toMatchObject({ name: 'ExpiredNextTokenException', status: 400 });
  });

  test('a record is gone after its retention', async () => {
    const name = await world.stream();
    await world.put(name, 'old');
    await world.clock.advance(24 * HOUR_MS - 1_000);
    await world.put(name, 'new');
    await world.clock.advance(2_000);
    const records = await world.read(
      await world.iterator(name, { ShardIteratorType: 'TRIM_HORIZON' }),
    );
    expect(records.map((record) => Buffer.from(present(record.Data)).toString())).toEqual(['new']);
  });

  test('a longer retention keeps a record, and lowering it lets the record go', async () => {
    const StreamName = await world.stream();
    await world.kinesis.send(
      new IncreaseStreamRetentionPeriodCommand({ StreamName, RetentionPeriodHours: 48 }),
    );
    await world.put(StreamName, 'x');
    await world.clock.advance(30 * HOUR_MS);
    const count = async () =>
      (await world.read(await world.iterator(StreamName, { ShardIteratorType: 'TRIM_HORIZON' })))
        .length;
    expect(await count()).toBe(1);
    await world.kinesis.send(
      new DecreaseStreamRetentionPeriodCommand({ StreamName, RetentionPeriodHours: 24 }),
    );
    await world.clock.advance(1_000);
    expect(await count()).toBe(0);
  });

  test('a closed shard is listed for as long as its records can be read', async () => {
    const StreamName = await world.stream();
    await world.put(StreamName, 'x');
    await world.kinesis.send(
      new SplitShardCommand({
        StreamName,
        ShardToSplit: FIRST_SHARD,
        NewStartingHashKey: String(2n ** 127n),
      }),
    );
    await world.clock.advance(23 * HOUR_MS);
    expect(await world.shards(StreamName)).toHaveLength(3);
    await world.clock.advance(2 * HOUR_MS);
    expect((await world.shards(StreamName)).map((shard) => shard.ShardId)).toEqual([
      'shardId-000000000001',
      'shardId-000000000002',
    ]);
  });
});

describe('the states of a stream', () => {
  beforeEach(async () => {
    world = await openTimedWorld({ stateDurations: STATES });
  });

  test('a stream is CREATING, then ACTIVE', async () => {
    const StreamName = world.freshName();
    await world.kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
    expect(await statusOf(StreamName)).toBe('CREATING');
    await world.clock.advance(1_000);
    expect(await statusOf(StreamName)).toBe('ACTIVE');
  });

  test('a stream that is split is UPDATING, and is not split at the same time again', async () => {
    const StreamName = await active();
    const split = () =>
      world.kinesis.send(
        new SplitShardCommand({
          StreamName,
          ShardToSplit: FIRST_SHARD,
          NewStartingHashKey: String(2n ** 127n),
        }),
      );
    await split();
    expect(await statusOf(StreamName)).toBe('UPDATING');
    expect(await refusal(split())).toMatchObject({ name: 'ResourceInUseException', status: 400 });
    await world.clock.advance(1_000);
    expect(await statusOf(StreamName)).toBe('ACTIVE');
  });

  test('a stream that is updated still takes records', async () => {
    const StreamName = await active();
    await world.kinesis.send(
      new SplitShardCommand({
        StreamName,
        ShardToSplit: FIRST_SHARD,
        NewStartingHashKey: String(2n ** 127n),
      }),
    );
    expect((await world.put(StreamName, 'x')).SequenceNumber).toMatch(/^\d+$/);
  });

  test('a stream is DELETING, then gone', async () => {
    const StreamName = await active();
    await world.kinesis.send(new DeleteStreamCommand({ StreamName }));
    expect(await statusOf(StreamName)).toBe('DELETING');
    await world.clock.advance(1_000);
    expect(await refusal(statusOf(StreamName))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
