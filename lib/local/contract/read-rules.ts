import {
  GetRecordsCommand,
  type GetRecordsCommandOutput,
  PutRecordsCommand,
  SplitShardCommand,
} from '@aws-sdk/client-kinesis';
import { expect } from 'vitest';
import { FIRST_SHARD, present, type World } from './open-world';
import { refusal } from './refusal';
import type { Rule } from './rule';

const MIDDLE = String(2n ** 127n);

function getRecords(world: World, ShardIterator: string, Limit = 10_000) {
  return world.kinesis.send(new GetRecordsCommand({ ShardIterator, Limit }));
}

async function fill(world: World, StreamName: string, count: number): Promise<void> {
  const entry = { Data: Buffer.from('x'), PartitionKey: 'key' };
  const Records = Array.from({ length: count }, () => entry);
  await world.kinesis.send(new PutRecordsCommand({ StreamName, Records }));
}

async function oldest(world: World, name: string): Promise<string> {
  return world.iterator(name, { ShardIteratorType: 'TRIM_HORIZON' });
}

/** Reads to the end of a closed shard: the answer that gives no further iterator. */
async function lastAnswer(world: World, name: string): Promise<GetRecordsCommandOutput> {
  let iterator: string | undefined = await oldest(world, name);
  for (let calls = 0; calls < 10; calls += 1) {
    const answer: GetRecordsCommandOutput = await getRecords(world, iterator);
    if (!answer.NextShardIterator) return answer;
    iterator = answer.NextShardIterator;
  }
  throw new Error('the closed shard did not end');
}

async function closedShard(world: World): Promise<string> {
  const StreamName = await world.stream();
  await world.put(StreamName, 'last words');
  await world.kinesis.send(
    new SplitShardCommand({ StreamName, ShardToSplit: FIRST_SHARD, NewStartingHashKey: MIDDLE }),
  );
  await world.untilActive(StreamName);
  return StreamName;
}

export const readRules: readonly Rule[] = [
  {
    name: 'a record comes back as it was put',
    async check(world) {
      const StreamName = await world.stream();
      const Data = Uint8Array.from([0, 255, 128, 10, 13, 0xf3, 0x89]);
      const put = await world.kinesis.send(
        new PutRecordsCommand({ StreamName, Records: [{ Data, PartitionKey: 'clé 🗝' }] }),
      );
      const [record] = await world.read(await oldest(world, StreamName));
      expect(record).toMatchObject({
        PartitionKey: 'clé 🗝',
        SequenceNumber: put.Records?.[0]?.SequenceNumber,
        ApproximateArrivalTimestamp: expect.any(Date),
      });
      expect(Buffer.from(present(record?.Data))).toEqual(Buffer.from(Data));
    },
  },
  {
    name: 'records of a shard come in the order of their sequence numbers',
    async check(world) {
      const StreamName = await world.stream();
      await fill(world, StreamName, 50);
      const numbers = (await world.read(await oldest(world, StreamName))).map((record) =>
        BigInt(present(record.SequenceNumber)),
      );
      expect(numbers).toHaveLength(50);
      expect(numbers).toEqual(numbers.toSorted((a, b) => (a < b ? -1 : 1)));
      expect(new Set(numbers).size).toBe(50);
    },
  },
  {
    name: 'a call brings at most Limit records, and the next one goes on where it stopped',
    async check(world) {
      const StreamName = await world.stream();
      await fill(world, StreamName, 5);
      const first = await getRecords(world, await oldest(world, StreamName), 2);
      expect(first.Records).toHaveLength(2);
      const rest = await getRecords(world, present(first.NextShardIterator));
      const numbers = [...present(first.Records), ...present(rest.Records)].map(
        (record) => record.SequenceNumber,
      );
      expect(new Set(numbers).size).toBe(5);
    },
  },
  {
    name: 'a Limit over 10,000 is refused',
    async check(world) {
      const iterator = await oldest(world, await world.stream());
      expect(await refusal(getRecords(world, iterator, 10_001))).toMatchObject({ status: 400 });
    },
  },
  {
    name: 'a Limit of 0 is refused',
    async check(world) {
      const iterator = await oldest(world, await world.stream());
      expect(await refusal(getRecords(world, iterator, 0))).toMatchObject({ status: 400 });
    },
  },
  {
    name: 'at the tip, a reader is 0 ms behind',
    async check(world) {
      const StreamName = await world.stream();
      await fill(world, StreamName, 3);
      const answer = await getRecords(world, await oldest(world, StreamName));
      expect(answer.MillisBehindLatest).toBe(0);
    },
  },
  {
    name: 'an empty shard’s reader is 0 ms behind and goes on',
    async check(world) {
      const answer = await getRecords(world, await oldest(world, await world.stream()));
      expect(answer).toMatchObject({ Records: [], MillisBehindLatest: 0 });
      expect(answer.NextShardIterator).toEqual(expect.any(String));
    },
  },
  {
    name: 'a reader that has records left falls further behind as time goes by',
    async check(world) {
      const StreamName = await world.stream();
      await fill(world, StreamName, 2);
      const iterator = await oldest(world, StreamName);
      const startMs = Date.now();
      while (Date.now() < startMs + 30) await new Promise(setImmediate);
      const answer = await getRecords(world, iterator, 1);
      expect(answer.MillisBehindLatest).toBeGreaterThanOrEqual(30);
    },
  },
  {
    name: 'a closed shard ends: its records, then no further iterator',
    async check(world) {
      const answer = await lastAnswer(world, await closedShard(world));
      expect(answer.NextShardIterator ?? null).toBeNull();
    },
  },
  {
    name: 'a closed shard’s end names its children',
    async check(world) {
      const answer = await lastAnswer(world, await closedShard(world));
      expect(answer.ChildShards).toMatchObject([
        { ShardId: 'shardId-000000000001', ParentShards: [FIRST_SHARD] },
        { ShardId: 'shardId-000000000002', ParentShards: [FIRST_SHARD] },
      ]);
      expect(answer.ChildShards?.[1]?.HashKeyRange?.StartingHashKey).toBe(MIDDLE);
    },
  },
  {
    name: 'an open shard’s answer names no children',
    async check(world) {
      const answer = await getRecords(world, await oldest(world, await world.stream()));
      expect(answer.ChildShards ?? []).toEqual([]);
    },
  },
];
