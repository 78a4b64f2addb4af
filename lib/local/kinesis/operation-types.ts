import type {
  AddTagsToStreamInput,
  CreateStreamInput,
  DecreaseStreamRetentionPeriodInput,
  DeleteStreamInput,
  DeregisterStreamConsumerInput,
  DescribeAccountSettingsInput,
  DescribeAccountSettingsOutput,
  DescribeLimitsInput,
  DescribeLimitsOutput,
  DescribeStreamConsumerInput,
  DescribeStreamConsumerOutput,
  DescribeStreamInput,
  DescribeStreamOutput,
  DescribeStreamSummaryInput,
  DescribeStreamSummaryOutput,
  DisableEnhancedMonitoringInput,
  EnableEnhancedMonitoringInput,
  EnhancedMonitoringOutput,
  GetRecordsInput,
  GetRecordsOutput,
  GetShardIteratorInput,
  GetShardIteratorOutput,
  IncreaseStreamRetentionPeriodInput,
  ListShardsInput,
  ListShardsOutput,
  ListStreamConsumersInput,
  ListStreamConsumersOutput,
  ListStreamsInput,
  ListStreamsOutput,
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  ListTagsForStreamInput,
  ListTagsForStreamOutput,
  MergeShardsInput,
  PutRecordInput,
  PutRecordOutput,
  PutRecordsInput,
  PutRecordsOutput,
  RegisterStreamConsumerInput,
  RegisterStreamConsumerOutput,
  RemoveTagsFromStreamInput,
  SplitShardInput,
  StartStreamEncryptionInput,
  StopStreamEncryptionInput,
  SubscribeToShardInput,
  SubscribeToShardOutput,
  TagResourceInput,
  UntagResourceInput,
  UpdateAccountSettingsInput,
  UpdateAccountSettingsOutput,
  UpdateMaxRecordSizeInput,
  UpdateShardCountInput,
  UpdateShardCountOutput,
  UpdateStreamModeInput,
  UpdateStreamRecordDistributionStrategyInput,
  UpdateStreamWarmThroughputInput,
  UpdateStreamWarmThroughputOutput,
} from '@aws-sdk/client-kinesis';
import type { OperationName } from './request-shapes';

type Call<In, Out> = { input: In; output: Out };
/** What an operation answers that has nothing to say. */
type Nothing = Record<string, never>;

/** Requests and answers of the supported operations, in the SDK's own types. */
interface Calls extends Record<OperationName, Call<object, object>> {
  AddTagsToStream: Call<AddTagsToStreamInput, Nothing>;
  CreateStream: Call<CreateStreamInput, Nothing>;
  DecreaseStreamRetentionPeriod: Call<DecreaseStreamRetentionPeriodInput, Nothing>;
  DeleteStream: Call<DeleteStreamInput, Nothing>;
  DeregisterStreamConsumer: Call<DeregisterStreamConsumerInput, Nothing>;
  DescribeAccountSettings: Call<DescribeAccountSettingsInput, DescribeAccountSettingsOutput>;
  DescribeLimits: Call<DescribeLimitsInput, DescribeLimitsOutput>;
  DescribeStream: Call<DescribeStreamInput, DescribeStreamOutput>;
  DescribeStreamConsumer: Call<DescribeStreamConsumerInput, DescribeStreamConsumerOutput>;
  DescribeStreamSummary: Call<DescribeStreamSummaryInput, DescribeStreamSummaryOutput>;
  DisableEnhancedMonitoring: Call<DisableEnhancedMonitoringInput, EnhancedMonitoringOutput>;
  EnableEnhancedMonitoring: Call<EnableEnhancedMonitoringInput, EnhancedMonitoringOutput>;
  GetRecords: Call<GetRecordsInput, GetRecordsOutput>;
  GetShardIterator: Call<GetShardIteratorInput, GetShardIteratorOutput>;
  IncreaseStreamRetentionPeriod: Call<IncreaseStreamRetentionPeriodInput, Nothing>;
  ListShards: Call<ListShardsInput, ListShardsOutput>;
  ListStreamConsumers: Call<ListStreamConsumersInput, ListStreamConsumersOutput>;
  ListStreams: Call<ListStreamsInput, ListStreamsOutput>;
  ListTagsForResource: Call<ListTagsForResourceInput, ListTagsForResourceOutput>;
  ListTagsForStream: Call<ListTagsForStreamInput, ListTagsForStreamOutput>;
  MergeShards: Call<MergeShardsInput, Nothing>;
  PutRecord: Call<PutRecordInput, PutRecordOutput>;
  PutRecords: Call<PutRecordsInput, PutRecordsOutput>;
  RegisterStreamConsumer: Call<RegisterStreamConsumerInput, RegisterStreamConsumerOutput>;
  RemoveTagsFromStream: Call<RemoveTagsFromStreamInput, Nothing>;
  SplitShard: Call<SplitShardInput, Nothing>;
  StartStreamEncryption: Call<StartStreamEncryptionInput, Nothing>;
  StopStreamEncryption: Call<StopStreamEncryptionInput, Nothing>;
  SubscribeToShard: Call<SubscribeToShardInput, SubscribeToShardOutput>;
  TagResource: Call<TagResourceInput, Nothing>;
  UntagResource: Call<UntagResourceInput, Nothing>;
  UpdateAccountSettings: Call<UpdateAccountSettingsInput, UpdateAccountSettingsOutput>;
  UpdateMaxRecordSize: Call<UpdateMaxRecordSizeInput, Nothing>;
  UpdateShardCount: Call<UpdateShardCountInput, UpdateShardCountOutput>;
  UpdateStreamMode: Call<UpdateStreamModeInput, Nothing>;
  UpdateStreamRecordDistributionStrategy: Call<
    UpdateStreamRecordDistributionStrategyInput,
    Nothing
  >;
  UpdateStreamWarmThroughput: Call<
    UpdateStreamWarmThroughputInput,
    UpdateStreamWarmThroughputOutput
  >;
}

export type SdkInput<N extends OperationName> = Calls[N]['input'];
export type Output<N extends OperationName> = Calls[N]['output'];
