import {
  GetRecordsCommand,
  PutRecordCommand,
  PutRecordsCommand,
  type PutRecordsCommandOutput,
} from '@aws-sdk/client-kinesis';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refusal } from './refusal';
import { openTimedWorld, type TimedWorld } from './timed-world';

let world: TimedWorld;
beforeEach(async () => {
  world = await openTimedWorld();
});
afterEach(() => world.stop());

function putBatch(name: string, count: number, bytes = 1): Promise<PutRecordsCommandOutput> {
  const entry = { Data: Buffer.alloc(bytes), PartitionKey: 'key' };
  const Records = Array.from({ length: count }, () => entry);
  return world.kinesis.send(new PutRecordsCommand({ StreamName: name, Records }));
}

/** Most of what a shard takes in a second, by the hash key that picks the shard. */
function large(ExplicitHashKey: string) {
  return { Data: Buffer.alloc(700_000), PartitionKey: 'key', ExplicitHashKey };
}

const THROTTLED = { name: 'ProvisionedThroughputExceededException', status: 400 };

/** @see https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html */
describe('writing faster than a shard takes', () => {
  test('a batch fails for the records over 1,000 a second, and says so for each', async () => {
    const name = await world.stream();
    expect((await putBatch(name, 500)).FailedRecordCount).toBe(0);
    expect((await putBatch(name, 400)).FailedRecordCount).toBe(0);
    const answer = await putBatch(name, 500);
    expect(answer.FailedRecordCount).toBe(400);
    const failed = answer.Records?.filter((record) => record.ErrorCode !== undefined) ?? [];
    expect(failed).toHaveLength(400);
    expect(failed[0]).toMatchObject({
      ErrorCode: 'ProvisionedThroughputExceededException',
      ErrorMessage: `Rate exceeded for shard shardId-000000000000 in stream ${name} under account 000000000000.`,
    });
    expect(failed.every((record) => record.SequenceNumber === undefined)).toBe(true);
  });

  test('a batch fails for the records over 1 MB a second', async () => {
    const name = await world.stream();
    const answer = await putBatch(name, 12, 100_000);
    expect(answer.FailedRecordCount).toBe(2);
  });

  test('a record that was refused is not in the stream', async () => {
    const name = await world.stream();
    await putBatch(name, 12, 100_000);
    const iterator = await world.iterator(name, { ShardIteratorType: 'TRIM_HORIZON' });
    expect(await world.read(iterator)).toHaveLength(10);
  });

  test('a full shard does not hold back its neighbour', async () => {
    const StreamName = await world.stream(2);
    const last = String(2n ** 128n - 1n);
    const Records = [large('0'), large('0'), large(last)];
    const answer = await world.kinesis.send(new PutRecordsCommand({ StreamName, Records }));
    expect(answer.Records?.map((record) => record.ErrorCode)).toEqual([
      undefined,
      'ProvisionedThroughputExceededException',
      undefined,
    ]);
  });

  test('a single record over the limit is an error', async () => {
    const StreamName = await world.stream();
    await putBatch(StreamName, 500);
    await putBatch(StreamName, 500);
    const call = world.kinesis.send(
      new PutRecordCommand({ StreamName, Data: Buffer.from('x'), PartitionKey: 'key' }),
    );
    expect(await refusal(call)).toMatchObject(THROTTLED);
  });

  test('a second later, the shard takes records again', async () => {
    const name = await world.stream();
    await putBatch(name, 500);
    await putBatch(name, 500);
    expect((await putBatch(name, 10)).FailedRecordCount).toBe(10);
    await world.clock.advance(1_000);
    expect((await putBatch(name, 10)).FailedRecordCount).toBe(0);
  });
});

describe('reading faster than a shard gives', () => {
  test('the sixth call within a second is refused, and a second later taken', async () => {
    const iterator = await world.iterator(await world.stream(), { ShardIteratorType: 'LATEST' });
    for (let call = 0; call < 5; call += 1) expect(await world.read(iterator)).toEqual([]);
    expect(await refusal(world.read(iterator))).toMatchObject(THROTTLED);
    await world.clock.advance(1_000);
    expect(await world.read(iterator)).toEqual([]);
  });

  test('one call brings at most 10 MB, and the next one waits for five seconds', async () => {
    const name = await world.stream();
    for (let batch = 0; batch < 12; batch += 1) {
      expect((await putBatch(name, 1, 1_000_000)).FailedRecordCount).toBe(0);
      await world.clock.advance(1_000);
    }
    const iterator = await world.iterator(name, { ShardIteratorType: 'TRIM_HORIZON' });
    const first = await world.kinesis.send(new GetRecordsCommand({ ShardIterator: iterator }));
    expect(first.Records).toHaveLength(10);
    const next = world.read(first.NextShardIterator ?? '');
    expect(await refusal(next)).toMatchObject(THROTTLED);
    await world.clock.advance(5_001);
    expect(await world.read(first.NextShardIterator ?? '')).toHaveLength(2);
  });
});
