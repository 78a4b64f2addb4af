import { createHash } from 'node:crypto';
import {
  PutRecordCommand,
  type PutRecordCommandInput,
  PutRecordsCommand,
} from '@aws-sdk/client-kinesis';
import { expect } from 'vitest';
import { present, type World } from './open-world';
import { refusal } from './refusal';
import type { Rule } from './rule';

const LAST_HASH_KEY = String(2n ** 128n - 1n);

function put(world: World, input: Partial<PutRecordCommandInput>) {
  return world.kinesis.send(
    new PutRecordCommand({
      StreamName: input.StreamName,
      Data: Buffer.from('x'),
      PartitionKey: 'key',
      ...input,
    }),
  );
}

export const writeRules: readonly Rule[] = [
  {
    name: 'a record goes to the shard whose range holds the MD5 of its partition key',
    async check(world) {
      const StreamName = await world.stream(4);
      const shards = await world.shards(StreamName);
      for (const key of ['LAX', 'JFK', 'ORD', 'été']) {
        const hash = BigInt(`0x${createHash('md5').update(key).digest('hex')}`);
        const home = shards.find(
          ({ HashKeyRange }) =>
            hash >= BigInt(present(HashKeyRange?.StartingHashKey)) &&
            hash <= BigInt(present(HashKeyRange?.EndingHashKey)),
        );
        expect((await world.put(StreamName, 'x', key)).ShardId).toBe(home?.ShardId);
      }
    },
  },
  {
    name: 'an explicit hash key decides the shard instead of the partition key',
    async check(world) {
      const StreamName = await world.stream(2);
      const low = await put(world, { StreamName, ExplicitHashKey: '0' });
      const high = await put(world, { StreamName, ExplicitHashKey: LAST_HASH_KEY });
      expect([low.ShardId, high.ShardId]).toEqual(['shardId-000000000000', 'shardId-000000000001']);
    },
  },
  {
    name: 'an explicit hash key of 2^128 is refused',
    async check(world) {
      const StreamName = await world.stream();
      const call = put(world, { StreamName, ExplicitHashKey: String(2n ** 128n) });
      expect(await refusal(call)).toMatchObject({ name: 'InvalidArgumentException', status: 400 });
    },
  },
  {
    name: 'an explicit hash key that is no decimal number is refused',
    async check(world) {
      const StreamName = await world.stream();
      for (const ExplicitHashKey of ['0x1f', '-1', '1e3']) {
        const call = put(world, { StreamName, ExplicitHashKey });
        expect(await refusal(call)).toMatchObject({ status: 400 });
      }
    },
  },
  {
    name: 'sequence numbers of a shard grow, also from one call to the next',
    async check(world) {
      const StreamName = await world.stream();
      const one = await put(world, { StreamName });
      const two = await put(world, { StreamName, SequenceNumberForOrdering: one.SequenceNumber });
      expect(BigInt(present(two.SequenceNumber)) > BigInt(present(one.SequenceNumber))).toBe(true);
    },
  },
  {
    name: 'a partition key of 256 characters is taken, one of 257 is refused',
    async check(world) {
      const StreamName = await world.stream();
      expect((await put(world, { StreamName, PartitionKey: 'k'.repeat(256) })).ShardId).toBe(
        'shardId-000000000000',
      );
      const long = put(world, { StreamName, PartitionKey: 'k'.repeat(257) });
      expect(await refusal(long)).toMatchObject({ status: 400 });
    },
  },
  {
    name: 'a partition key is counted in code points',
    async check(world) {
      const StreamName = await world.stream();
      const answer = await put(world, { StreamName, PartitionKey: '🗝'.repeat(256) });
      expect(answer.SequenceNumber).toMatch(/^\d+$/);
    },
  },
  {
    name: 'an empty partition key is refused',
    async check(world) {
      const call = put(world, { StreamName: await world.stream(), PartitionKey: '' });
      expect(await refusal(call)).toMatchObject({ status: 400 });
    },
  },
  {
    name: 'a record of 1 MiB is taken',
    async check(world) {
      const StreamName = await world.stream();
      const Data = Buffer.alloc(1_048_576 - 'key'.length);
      expect((await put(world, { StreamName, Data })).SequenceNumber).toMatch(/^\d+$/);
    },
  },
  {
    name: 'a record over 1 MiB is refused by a stream that was not set to take it',
    async check(world) {
      const StreamName = await world.stream();
      const call = put(world, { StreamName, Data: Buffer.alloc(1_048_577) });
      expect(await refusal(call)).toMatchObject({ status: 400 });
    },
  },
  {
    name: 'an empty record is taken',
    async check(world) {
      const StreamName = await world.stream();
      await put(world, { StreamName, Data: new Uint8Array() });
      const iterator = await world.iterator(StreamName, { ShardIteratorType: 'TRIM_HORIZON' });
      const [record] = await world.read(iterator);
      expect(present(record?.Data)).toHaveLength(0);
    },
  },
  {
    name: 'a batch answers for each record, in its order',
    async check(world) {
      const StreamName = await world.stream(2);
      const answer = await world.kinesis.send(
        new PutRecordsCommand({
          StreamName,
          Records: ['0', LAST_HASH_KEY, '0'].map((ExplicitHashKey) => ({
            Data: Buffer.from('x'),
            PartitionKey: 'key',
            ExplicitHashKey,
          })),
        }),
      );
      expect(answer.FailedRecordCount).toBe(0);
      expect(answer.Records?.map((record) => record.ShardId)).toEqual([
        'shardId-000000000000',
        'shardId-000000000001',
        'shardId-000000000000',
      ]);
      const [first, , third] = present(answer.Records);
      expect(BigInt(present(third?.SequenceNumber)) > BigInt(present(first?.SequenceNumber))).toBe(
        true,
      );
    },
  },
  {
    name: 'a batch of 500 records is taken, one of 501 is refused whole',
    async check(world) {
      const StreamName = await world.stream();
      const Records = Array.from({ length: 501 }, () => ({
        Data: Buffer.from('x'),
        PartitionKey: 'key',
      }));
      const over = world.kinesis.send(new PutRecordsCommand({ StreamName, Records }));
      expect(await refusal(over)).toMatchObject({ status: 400 });
      const full = await world.kinesis.send(
        new PutRecordsCommand({ StreamName, Records: Records.slice(1) }),
      );
      expect(full.Records).toHaveLength(500);
      const iterator = await world.iterator(StreamName, { ShardIteratorType: 'TRIM_HORIZON' });
      expect(await world.read(iterator)).toHaveLength(500);
    },
  },
  {
    name: 'a batch without records is refused',
    async check(world) {
      const StreamName = await world.stream();
      const call = world.kinesis.send(new PutRecordsCommand({ StreamName, Records: [] }));
      expect(await refusal(call)).toMatchObject({ status: 400 });
    },
  },
];
