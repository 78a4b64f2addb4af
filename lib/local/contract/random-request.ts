import * as fc from 'fast-check';

export interface RandomRequest {
  operation: string;
  body: Readonly<Record<string, unknown>>;
  /** Whether it breaks a constraint that its member is documented with, by itself and on purpose. */
  isInvalid: boolean;
}

/** Streams that both servers have, by their shards; each holds a record and a tag. */
export const KNOWN_STREAMS = { alpha: 2, beta: 1 } as const;

interface Member {
  value: unknown;
  isInvalid: boolean;
}

const right = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<Member> =>
  values.map((value) => ({ value, isInvalid: false }));

/** Four of five that keep the member's constraints, and one that breaks them. */
const mostly = <T>(values: fc.Arbitrary<T>, ...wrong: unknown[]): fc.Arbitrary<Member> =>
  fc.oneof(
    { weight: 4, arbitrary: right(values) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...wrong).map((value) => ({ value, isInvalid: true })),
    },
  );

const absent = (isInvalid: boolean): fc.Arbitrary<Member> =>
  fc.constant({ value: undefined, isInvalid });
const required = (member: fc.Arbitrary<Member>) =>
  fc.oneof({ weight: 19, arbitrary: member }, { weight: 1, arbitrary: absent(true) });
const optional = (member: fc.Arbitrary<Member>) =>
  fc.oneof({ weight: 1, arbitrary: member }, { weight: 2, arbitrary: absent(false) });

type Members = Readonly<Record<string, fc.Arbitrary<Member>>>;

const structure = (members: Members): fc.Arbitrary<{ body: object; isInvalid: boolean }> =>
  fc.record(members).map((drawn) => ({
    body: Object.fromEntries(Object.entries(drawn).map(([name, { value }]) => [name, value])),
    isInvalid: Object.values(drawn).some((member) => member.isInvalid),
  }));

const request = (operation: string, members: Members): fc.Arbitrary<RandomRequest> =>
  structure(members).map(({ body, isInvalid }) => ({ operation, body: { ...body }, isInvalid }));

const one = fc.constantFrom;
const name = mostly(one('alpha', 'beta', 'alpha', 'beta', 'nowhere'), 'a b', '', 'x'.repeat(129));
const arn = mostly(
  one('alpha', 'nowhere').map(
    (stream) => `arn:aws:kinesis:us-east-1:000000000000:stream/${stream}`,
  ),
  'arn',
  '',
);
const shardId = mostly(
  one('shardId-000000000000', 'shardId-000000000001', 'shardId-000000000099'),
  '',
  ' ',
);
const missingShard = mostly(one('shardId-000000000099'), '', ' ');
const key = mostly(fc.string({ minLength: 1, maxLength: 20 }), '', 'k'.repeat(257));
const LAST_HASH_KEY = 2n ** 128n - 1n;
const hashKey = mostly(
  fc.bigInt({ min: 0n, max: LAST_HASH_KEY }).map(String),
  '-1',
  '0x1f',
  '1e3',
  '00',
);
const data = right(fc.base64String({ maxLength: 40 }));
const count = (most: number) => mostly(fc.integer({ min: 1, max: most }), 0, -1, most + 1);
const token = mostly(one('AAAA', 'no token'), '');

const entry = structure({ Data: data, PartitionKey: key, ExplicitHashKey: optional(hashKey) });
const records = fc.array(entry, { maxLength: 4 }).map((entries) => ({
  value: entries.map(({ body }) => body),
  isInvalid: entries.length === 0 || entries.some(({ isInvalid }) => isInvalid),
}));

/** Requests, right and wrong, none of which changes more than the number of records. */
export const randomRequest = fc.oneof(
  request('PutRecord', {
    StreamName: name,
    PartitionKey: key,
    Data: required(data),
    ExplicitHashKey: optional(hashKey),
  }),
  request('PutRecords', { StreamName: name, Records: required(records) }),
  request('GetShardIterator', {
    StreamName: name,
    ShardId: required(shardId),
    ShardIteratorType: required(mostly(one('TRIM_HORIZON', 'LATEST'), 'SOMEWHERE')),
  }),
  request('GetRecords', { ShardIterator: required(token), Limit: optional(count(10_000)) }),
  request('ListShards', {
    StreamName: name,
    MaxResults: optional(count(10_000)),
    ExclusiveStartShardId: optional(shardId),
  }),
  request('ListStreams', {
    Limit: optional(count(10_000)),
    ExclusiveStartStreamName: optional(name),
  }),
  request('DescribeStream', {
    StreamName: name,
    Limit: optional(count(10_000)),
    ExclusiveStartShardId: optional(shardId),
  }),
  request('DescribeStreamSummary', { StreamName: name }),
  request('DescribeLimits', {}),
  request('ListTagsForStream', { StreamName: name, Limit: optional(count(50)) }),
  request('ListStreamConsumers', { StreamARN: required(arn), MaxResults: optional(count(10_000)) }),
  request('DescribeStreamConsumer', { StreamARN: arn, ConsumerName: name }),
  request('IncreaseStreamRetentionPeriod', {
    StreamName: name,
    RetentionPeriodHours: required(right(one(0, 12, 8_761, -1))),
  }),
  request('SplitShard', {
    StreamName: name,
    ShardToSplit: required(missingShard),
    NewStartingHashKey: required(hashKey),
  }),
  request('MergeShards', {
    StreamName: name,
    ShardToMerge: required(missingShard),
    AdjacentShardToMerge: required(shardId),
  }),
  request('UpdateShardCount', {
    StreamName: name,
    TargetShardCount: required(mostly(one(100), 0, -1)),
    ScalingType: required(mostly(one('UNIFORM_SCALING'), 'OTHER')),
  }),
  request('DeleteStream', { StreamName: mostly(one('nowhere'), 'a b', '') }),
  request('CreateStream', {
    StreamName: required(mostly(one('alpha', 'beta'), 'a b', '')),
    ShardCount: mostly(one(1, 2), 0, -1),
  }),
);
