import {
  CreateStreamCommand,
  DeleteStreamCommand,
  DescribeStreamSummaryCommand,
  GetShardIteratorCommand,
  ListShardsCommand,
  ListTagsForStreamCommand,
  PutRecordCommand,
  PutRecordsCommand,
  SplitShardCommand,
} from '@aws-sdk/client-kinesis';
import { expect } from 'vitest';
import { FIRST_SHARD, type World } from './open-world';
import { rawCall } from './raw-call';
import { refusal } from './refusal';
import type { Rule } from './rule';

const StreamName = 'not-there';
const Data = Buffer.from('x');

/** One call of each operation that needs a stream, on a stream that is not there. */
function callsOnAMissingStream({ kinesis }: World): Readonly<Record<string, Promise<unknown>>> {
  return {
    DeleteStream: kinesis.send(new DeleteStreamCommand({ StreamName })),
    DescribeStreamSummary: kinesis.send(new DescribeStreamSummaryCommand({ StreamName })),
    GetShardIterator: kinesis.send(
      new GetShardIteratorCommand({
        StreamName,
        ShardId: FIRST_SHARD,
        ShardIteratorType: 'LATEST',
      }),
    ),
    ListShards: kinesis.send(new ListShardsCommand({ StreamName })),
    ListTagsForStream: kinesis.send(new ListTagsForStreamCommand({ StreamName })),
    PutRecord: kinesis.send(new PutRecordCommand({ StreamName, Data, PartitionKey: 'key' })),
    PutRecords: kinesis.send(
      new PutRecordsCommand({ StreamName, Records: [{ Data, PartitionKey: 'key' }] }),
    ),
    SplitShard: kinesis.send(
      new SplitShardCommand({ StreamName, ShardToSplit: FIRST_SHARD, NewStartingHashKey: '9' }),
    ),
  };
}

export const validationRules: readonly Rule[] = [
  {
    name: 'every operation on a stream that is not there says so',
    async check(world) {
      for (const [operation, call] of Object.entries(callsOnAMissingStream(world))) {
        expect({ operation, ...(await refusal(call)) }).toMatchObject({
          operation,
          name: 'ResourceNotFoundException',
          status: 400,
        });
      }
    },
  },
  {
    name: 'the refusal of a missing stream gives name and account',
    async check({ kinesis }) {
      const call = kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
      expect((await refusal(call)).message).toBe(
        'Stream not-there under account 000000000000 not found.',
      );
    },
  },
  {
    name: 'a stream name of other characters is a validation error',
    async check({ kinesis }) {
      const call = kinesis.send(new CreateStreamCommand({ StreamName: 'a b', ShardCount: 1 }));
      expect(await refusal(call)).toMatchObject({ name: 'ValidationException', status: 400 });
    },
  },
  {
    name: 'a validation error names member, value and constraint',
    async check({ kinesis }) {
      const call = kinesis.send(new CreateStreamCommand({ StreamName: 'a b', ShardCount: 1 }));
      expect((await refusal(call)).message).toBe(
        "1 validation error detected: Value 'a b' at 'streamName' failed to satisfy constraint: " +
          'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+',
      );
    },
  },
  {
    name: 'a validation error lists every violated constraint',
    async check({ kinesis }) {
      const call = kinesis.send(new CreateStreamCommand({ StreamName: 'a b', ShardCount: 0 }));
      const { message } = await refusal(call);
      expect(message).toMatch(/^2 validation errors detected: /);
      expect(message).toContain("at 'streamName'");
      expect(message).toContain("at 'shardCount'");
    },
  },
  {
    name: 'a required member that is missing is a validation error',
    async check({ url }) {
      expect(await rawCall(url, 'CreateStream', '{}')).toEqual({
        status: 400,
        name: 'ValidationException',
        message:
          "1 validation error detected: Value null at 'streamName' failed to satisfy constraint: " +
          'Member must not be null',
      });
    },
  },
  {
    name: 'a value outside of an enumeration is a validation error',
    async check({ url }) {
      const body = { StreamName: 'a', ShardId: FIRST_SHARD, ShardIteratorType: 'NEWEST' };
      expect(await rawCall(url, 'GetShardIterator', JSON.stringify(body))).toMatchObject({
        status: 400,
        name: 'ValidationException',
      });
    },
  },
  {
    name: 'a member of another type is a serialization error',
    async check({ url }) {
      expect(await rawCall(url, 'CreateStream', '{"StreamName":5}')).toMatchObject({
        status: 400,
        name: 'SerializationException',
      });
    },
  },
  {
    name: 'a body that is no JSON is a serialization error',
    async check({ url }) {
      expect(await rawCall(url, 'CreateStream', '{"StreamName":')).toMatchObject({
        status: 400,
        name: 'SerializationException',
      });
    },
  },
  {
    name: 'data that is no base64 is a serialization error',
    async check({ url, ...world }) {
      const name = await world.stream();
      const body = { StreamName: name, PartitionKey: 'key', Data: '***' };
      expect(await rawCall(url, 'PutRecord', JSON.stringify(body))).toMatchObject({
        status: 400,
        name: 'SerializationException',
      });
    },
  },
  {
    name: 'an operation that is not there is unknown',
    async check({ url }) {
      expect(await rawCall(url, 'MakeCoffee', '{}')).toMatchObject({
        status: 400,
        name: 'UnknownOperationException',
      });
    },
  },
];
