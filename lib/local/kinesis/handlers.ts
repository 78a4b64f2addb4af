import type { Handler } from './engine-context';
import {
  describeAccountSettings,
  describeLimits,
  updateAccountSettings,
} from './operations/account-operations';
import {
  deregisterStreamConsumer,
  describeStreamConsumer,
  listStreamConsumers,
  registerStreamConsumer,
} from './operations/consumer-operations';
import { createStream } from './operations/create-stream';
import { deleteStream } from './operations/delete-stream';
import { describeStream } from './operations/describe-stream';
import { describeStreamSummary } from './operations/describe-stream-summary';
import { startStreamEncryption, stopStreamEncryption } from './operations/encryption';
import {
  disableEnhancedMonitoring,
  enableEnhancedMonitoring,
} from './operations/enhanced-monitoring';
import { getRecords } from './operations/get-records';
import { getShardIterator } from './operations/get-shard-iterator';
import { listShards } from './operations/list-shards';
import { listStreams } from './operations/list-streams';
import { putRecord } from './operations/put-record';
import { putRecords } from './operations/put-records';
import { mergeShards, splitShard } from './operations/reshard-operations';
import {
  decreaseStreamRetentionPeriod,
  increaseStreamRetentionPeriod,
} from './operations/retention';
import { subscribeToShard } from './operations/subscribe-to-shard';
import {
  addTagsToStream,
  listTagsForResource,
  listTagsForStream,
  removeTagsFromStream,
  tagResource,
  untagResource,
} from './operations/tags';
import { updateMaxRecordSize } from './operations/update-max-record-size';
import { updateStreamRecordDistributionStrategy } from './operations/update-record-distribution';
import { updateShardCount } from './operations/update-shard-count';
import { updateStreamMode } from './operations/update-stream-mode';
import { updateStreamWarmThroughput } from './operations/warm-throughput';
import type { OperationName } from './request-shapes';

export const HANDLERS: { readonly [N in OperationName]: Handler<N> } = {
  AddTagsToStream: addTagsToStream,
  CreateStream: createStream,
  DecreaseStreamRetentionPeriod: decreaseStreamRetentionPeriod,
  DeleteStream: deleteStream,
  DeregisterStreamConsumer: deregisterStreamConsumer,
  DescribeAccountSettings: describeAccountSettings,
  DescribeLimits: describeLimits,
  DescribeStream: describeStream,
  DescribeStreamConsumer: describeStreamConsumer,
  DescribeStreamSummary: describeStreamSummary,
  DisableEnhancedMonitoring: disableEnhancedMonitoring,
  EnableEnhancedMonitoring: enableEnhancedMonitoring,
  GetRecords: getRecords,
  GetShardIterator: getShardIterator,
  IncreaseStreamRetentionPeriod: increaseStreamRetentionPeriod,
  ListShards: listShards,
  ListStreamConsumers: listStreamConsumers,
  ListStreams: listStreams,
  ListTagsForResource: listTagsForResource,
  ListTagsForStream: listTagsForStream,
  MergeShards: mergeShards,
  PutRecord: putRecord,
  PutRecords: putRecords,
  RegisterStreamConsumer: registerStreamConsumer,
  RemoveTagsFromStream: removeTagsFromStream,
  SplitShard: splitShard,
  StartStreamEncryption: startStreamEncryption,
  StopStreamEncryption: stopStreamEncryption,
  SubscribeToShard: subscribeToShard,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateAccountSettings: updateAccountSettings,
  UpdateMaxRecordSize: updateMaxRecordSize,
  UpdateShardCount: updateShardCount,
  UpdateStreamMode: updateStreamMode,
  UpdateStreamRecordDistributionStrategy: updateStreamRecordDistributionStrategy,
  UpdateStreamWarmThroughput: updateStreamWarmThroughput,
};
