import {
  CreateStreamCommand,
  DeleteStreamCommand,
  DescribeStreamCommand,
  DescribeStreamSummaryCommand,
} from '@aws-sdk/client-kinesis';
import { expect } from 'vitest';
import { present } from './open-world';
import { refusal } from './refusal';
import type { Rule } from './rule';

const LAST_HASH_KEY = 2n ** 128n - 1n;

export const streamRules: readonly Rule[] = [
  {
    name: 'a new stream is provisioned when it names a shard count',
    async check(world) {
      const StreamName = await world.stream(2);
      const answer = await world.kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
      expect(answer.StreamDescriptionSummary).toMatchObject({
        StreamName,
        StreamStatus: 'ACTIVE',
        StreamModeDetails: { StreamMode: 'PROVISIONED' },
        OpenShardCount: 2,
      });
    },
  },
  {
    name: 'a new stream keeps records for 24 hours, unencrypted, without shard metrics or consumers',
    async check(world) {
      const StreamName = await world.stream();
      const answer = await world.kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
      expect(answer.StreamDescriptionSummary).toMatchObject({
        RetentionPeriodHours: 24,
        EncryptionType: 'NONE',
        EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
        ConsumerCount: 0,
      });
    },
  },
  {
    name: 'a stream tells when it was created',
    async check(world) {
      const beforeMs = Date.now();
      const StreamName = await world.stream();
      const answer = await world.kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
      const created = present(answer.StreamDescriptionSummary?.StreamCreationTimestamp).getTime();
      expect(created).toBeGreaterThanOrEqual(Math.floor(beforeMs / 1_000) * 1_000);
      expect(created).toBeLessThanOrEqual(Date.now());
    },
  },
  {
    name: 'a new on-demand stream begins with 4 open shards',
    async check(world) {
      const StreamName = world.freshName();
      const StreamModeDetails = { StreamMode: 'ON_DEMAND' as const };
      await world.kinesis.send(new CreateStreamCommand({ StreamName, StreamModeDetails }));
      await world.untilActive(StreamName);
      const answer = await world.kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
      expect(answer.StreamDescriptionSummary).toMatchObject({
        StreamModeDetails,
        OpenShardCount: 4,
      });
    },
  },
  {
    name: 'the shards of a new stream share the key space without gap or overlap',
    async check(world) {
      const shards = await world.shards(await world.stream(3));
      expect(shards.map((shard) => shard.ShardId)).toEqual([
        'shardId-000000000000',
        'shardId-000000000001',
        'shardId-000000000002',
      ]);
      let next = 0n;
      for (const shard of shards) {
        expect(BigInt(present(shard.HashKeyRange?.StartingHashKey))).toBe(next);
        next = BigInt(present(shard.HashKeyRange?.EndingHashKey)) + 1n;
      }
      expect(next - 1n).toBe(LAST_HASH_KEY);
    },
  },
  {
    name: 'the shards of a new stream have equal shares of the key space',
    async check(world) {
      const shards = await world.shards(await world.stream(3));
      const third = LAST_HASH_KEY / 3n;
      for (const { HashKeyRange } of shards) {
        const size =
          BigInt(present(HashKeyRange?.EndingHashKey)) -
          BigInt(present(HashKeyRange?.StartingHashKey));
        expect(size >= third - 2n && size <= third + 2n).toBe(true);
      }
    },
  },
  {
    name: 'a new stream’s shards are open and begin at a sequence number',
    async check(world) {
      const [shard] = await world.shards(await world.stream());
      expect(shard?.SequenceNumberRange?.StartingSequenceNumber).toMatch(/^\d{50,60}$/);
      expect(shard?.SequenceNumberRange?.EndingSequenceNumber).toBeUndefined();
      expect(shard?.ParentShardId).toBeUndefined();
    },
  },
  {
    name: 'a name is taken once',
    async check(world) {
      const StreamName = await world.stream();
      const again = world.kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
      expect(await refusal(again)).toMatchObject({ name: 'ResourceInUseException', status: 400 });
    },
  },
  {
    name: 'the refusal of a taken name gives account and name',
    async check(world) {
      const StreamName = await world.stream();
      const again = world.kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
      expect((await refusal(again)).message).toBe(
        `Stream ${StreamName} under account 000000000000 already exists.`,
      );
    },
  },
  {
    name: 'a stream can be named by its ARN',
    async check(world) {
      const StreamName = await world.stream();
      const byName = await world.kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
      const StreamARN = present(byName.StreamDescriptionSummary?.StreamARN);
      expect(StreamARN).toBe(`arn:aws:kinesis:us-east-1:000000000000:stream/${StreamName}`);
      const byArn = await world.kinesis.send(new DescribeStreamSummaryCommand({ StreamARN }));
      expect(byArn.StreamDescriptionSummary?.StreamName).toBe(StreamName);
    },
  },
  {
    name: 'a description pages its shards',
    async check(world) {
      const StreamName = await world.stream(3);
      const first = await world.kinesis.send(new DescribeStreamCommand({ StreamName, Limit: 2 }));
      expect(first.StreamDescription).toMatchObject({ HasMoreShards: true });
      expect(first.StreamDescription?.Shards).toHaveLength(2);
      const rest = await world.kinesis.send(
        new DescribeStreamCommand({
          StreamName,
          ExclusiveStartShardId: present(first.StreamDescription?.Shards?.[1]?.ShardId),
        }),
      );
      expect(rest.StreamDescription).toMatchObject({
        HasMoreShards: false,
        Shards: [{ ShardId: 'shardId-000000000002' }],
      });
    },
  },
  {
    name: 'a deleted stream is not found any more',
    async check(world) {
      const StreamName = await world.stream();
      await world.kinesis.send(new DeleteStreamCommand({ StreamName }));
      const gone = await refusal(world.untilActive(StreamName));
      expect(gone).toMatchObject({ name: 'ResourceNotFoundException', status: 400 });
    },
  },
  {
    name: 'a deleted stream’s name is free again, and its records are gone',
    async check(world) {
      const StreamName = await world.stream();
      await world.put(StreamName, 'old');
      await world.kinesis.send(new DeleteStreamCommand({ StreamName }));
      await refusal(world.untilActive(StreamName));
      await world.kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
      await world.untilActive(StreamName);
      const iterator = await world.iterator(StreamName, { ShardIteratorType: 'TRIM_HORIZON' });
      expect(await world.read(iterator)).toEqual([]);
    },
  },
];
