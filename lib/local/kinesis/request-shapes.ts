import {
  blob,
  boolean,
  type InputOf,
  integer,
  list,
  type Members,
  map,
  oneOf,
  required,
  string,
  structure,
  timestamp,
} from './shape';

const name = string({ pattern: '[a-zA-Z0-9_.-]+', min: 1, max: 128 });
const arn = string({ pattern: 'arn:aws.*:kinesis:.*:\\d{12}:.*stream/\\S+', min: 1, max: 2048 });
const consumerArn = string({
  pattern:
    '^(arn):aws.*:kinesis:.*:\\d{12}:.*stream\\/[a-zA-Z0-9_.-]+\\/consumer\\/[a-zA-Z0-9_.-]+:[0-9]+',
  min: 1,
  max: 2048,
});
const token = string({ min: 1, max: 1_048_576 });
const hashKey = string({ pattern: '0|([1-9]\\d{0,38})' });
const sequenceNumber = string({ pattern: '0|([1-9]\\d{0,128})' });
const partitionKey = string({ min: 1, max: 256 });
const data = blob({ max: 10_485_760 });
const maxRecordSize = integer({ min: 1024, max: 10_240 });
const warmThroughput = integer({ min: 0 });
const encryptionType = oneOf('NONE', 'KMS');
const keyId = string({ min: 1, max: 2048 });
const distribution = oneOf('USER_PARTITION_KEY', 'AUTO');
const mode = structure({ StreamMode: required(oneOf('PROVISIONED', 'ON_DEMAND')) });
const tags = map(string({ min: 1, max: 128 }), string({ min: 0, max: 256 }), { min: 1, max: 200 });
const tagKeys = list(string({ min: 1, max: 128 }), { min: 1, max: 50 });
const iteratorType = oneOf(
  'AT_SEQUENCE_NUMBER',
  'AFTER_SEQUENCE_NUMBER',
  'TRIM_HORIZON',
  'LATEST',
  'AT_TIMESTAMP',
);
const metrics = list(
  oneOf(
    'IncomingBytes',
    'IncomingRecords',
    'OutgoingBytes',
    'OutgoingRecords',
    'WriteProvisionedThroughputExceeded',
    'ReadProvisionedThroughputExceeded',
    'IteratorAgeMilliseconds',
    'ALL',
  ),
  { min: 1, max: 7 },
);

const onStream = { StreamName: name, StreamARN: arn, StreamId: string() };
const onConsumer = {
  StreamARN: arn,
  ConsumerName: name,
  ConsumerARN: consumerArn,
  StreamId: string(),
};
const onResource = { ResourceARN: required(arn), StreamId: string() };

/**
 * Every supported request, member by member, with the service's constraints.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_Operations.html
 */
export const REQUEST_SHAPES = {
  AddTagsToStream: { ...onStream, Tags: required(tags) },
  CreateStream: {
    StreamName: required(name),
    ShardCount: integer({ min: 1 }),
    StreamModeDetails: mode,
    Tags: tags,
    WarmThroughputMiBps: warmThroughput,
    MaxRecordSizeInKiB: maxRecordSize,
    RecordDistributionStrategy: distribution,
  },
  DecreaseStreamRetentionPeriod: { ...onStream, RetentionPeriodHours: required(integer()) },
  DeleteStream: { ...onStream, EnforceConsumerDeletion: boolean },
  DeregisterStreamConsumer: onConsumer,
  DescribeAccountSettings: {},
  DescribeLimits: {},
  DescribeStream: {
    ...onStream,
    Limit: integer({ min: 1, max: 10_000 }),
    ExclusiveStartShardId: name,
  },
  DescribeStreamConsumer: onConsumer,
  DescribeStreamSummary: onStream,
  DisableEnhancedMonitoring: { ...onStream, ShardLevelMetrics: required(metrics) },
  EnableEnhancedMonitoring: { ...onStream, ShardLevelMetrics: required(metrics) },
  GetRecords: {
    ShardIterator: required(string({ min: 1, max: 512 })),
    Limit: integer({ min: 1, max: 10_000 }),
    StreamARN: arn,
    StreamId: string(),
    DryRun: boolean,
  },
  GetShardIterator: {
    ...onStream,
    ShardId: required(name),
    ShardIteratorType: required(iteratorType),
    StartingSequenceNumber: sequenceNumber,
    Timestamp: timestamp,
    DryRun: boolean,
  },
  IncreaseStreamRetentionPeriod: { ...onStream, RetentionPeriodHours: required(integer()) },
  ListShards: {
    ...onStream,
    NextToken: token,
    ExclusiveStartShardId: name,
    MaxResults: integer({ min: 1, max: 10_000 }),
    StreamCreationTimestamp: timestamp,
    ShardFilter: structure({
      Type: required(
        oneOf(
          'AFTER_SHARD_ID',
          'AT_TRIM_HORIZON',
          'FROM_TRIM_HORIZON',
          'AT_LATEST',
          'AT_TIMESTAMP',
          'FROM_TIMESTAMP',
        ),
      ),
      ShardId: name,
      Timestamp: timestamp,
    }),
  },
  ListStreamConsumers: {
    StreamARN: required(arn),
    NextToken: token,
    MaxResults: integer({ min: 1, max: 10_000 }),
    StreamCreationTimestamp: timestamp,
    StreamId: string(),
  },
  ListStreams: {
    Limit: integer({ min: 1, max: 10_000 }),
    ExclusiveStartStreamName: name,
    NextToken: token,
  },
  ListTagsForResource: onResource,
  ListTagsForStream: {
    ...onStream,
    ExclusiveStartTagKey: string({ min: 1, max: 128 }),
    Limit: integer({ min: 1, max: 50 }),
  },
  MergeShards: { ...onStream, ShardToMerge: required(name), AdjacentShardToMerge: required(name) },
  PutRecord: {
    ...onStream,
    Data: required(data),
    PartitionKey: partitionKey,
    ExplicitHashKey: hashKey,
    SequenceNumberForOrdering: sequenceNumber,
    DryRun: boolean,
  },
  PutRecords: {
    ...onStream,
    Records: required(
      list(
        structure({ Data: required(data), PartitionKey: partitionKey, ExplicitHashKey: hashKey }),
        { min: 1, max: 500 },
      ),
    ),
    DryRun: boolean,
  },
  RegisterStreamConsumer: {
    StreamARN: required(arn),
    ConsumerName: required(name),
    StreamId: string(),
    Tags: tags,
  },
  RemoveTagsFromStream: { ...onStream, TagKeys: required(tagKeys) },
  SplitShard: {
    ...onStream,
    ShardToSplit: required(name),
    NewStartingHashKey: required(hashKey),
  },
  StartStreamEncryption: {
    ...onStream,
    EncryptionType: required(encryptionType),
    KeyId: required(keyId),
  },
  StopStreamEncryption: {
    ...onStream,
    EncryptionType: required(encryptionType),
    KeyId: required(keyId),
  },
  SubscribeToShard: {
    ConsumerARN: required(consumerArn),
    ShardId: required(name),
    StartingPosition: required(
      structure({
        Type: required(iteratorType),
        SequenceNumber: sequenceNumber,
        Timestamp: timestamp,
      }),
    ),
    StreamId: string(),
    DryRun: boolean,
  },
  TagResource: { ...onResource, Tags: required(tags) },
  UntagResource: { ...onResource, TagKeys: required(tagKeys) },
  UpdateAccountSettings: {
    MinimumThroughputBillingCommitment: required(
      structure({ Status: required(oneOf('ENABLED', 'DISABLED')) }),
    ),
  },
  UpdateMaxRecordSize: {
    StreamARN: arn,
    StreamId: string(),
    MaxRecordSizeInKiB: required(maxRecordSize),
  },
  UpdateShardCount: {
    ...onStream,
    TargetShardCount: required(integer({ min: 1 })),
    ScalingType: required(oneOf('UNIFORM_SCALING')),
  },
  UpdateStreamMode: {
    StreamARN: required(arn),
    StreamId: string(),
    StreamModeDetails: required(mode),
    WarmThroughputMiBps: warmThroughput,
  },
  UpdateStreamRecordDistributionStrategy: {
    StreamARN: required(arn),
    StreamId: string(),
    RecordDistributionStrategy: required(distribution),
  },
  UpdateStreamWarmThroughput: { ...onStream, WarmThroughputMiBps: required(warmThroughput) },
} satisfies Record<string, Members>;

export type OperationName = keyof typeof REQUEST_SHAPES;
export type Input<N extends OperationName> = InputOf<(typeof REQUEST_SHAPES)[N]>;

export function isOperation(text: string): text is OperationName {
  return Object.hasOwn(REQUEST_SHAPES, text);
}
