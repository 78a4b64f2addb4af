import type {
  CreateStreamInput,
  DescribeStreamSummaryInput,
  DescribeStreamSummaryOutput,
  EnableEnhancedMonitoringInput,
  GetRecordsInput,
  GetRecordsOutput,
  GetShardIteratorInput,
  GetShardIteratorOutput,
  ListShardsInput,
  ListShardsOutput,
  MergeShardsInput,
  SplitShardInput,
} from '@aws-sdk/client-kinesis';
import type { KinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import type { PutRecordsClient } from '@/lib/producer/producer-options';

/** What the traffic asks of Kinesis. The SDK's own `Kinesis` client is one, over the wire. */
export interface KinesisTransport extends PutRecordsClient {
  createStream(input: CreateStreamInput): Promise<unknown>;
  describeStreamSummary(input: DescribeStreamSummaryInput): Promise<DescribeStreamSummaryOutput>;
  enableEnhancedMonitoring(input: EnableEnhancedMonitoringInput): Promise<unknown>;
  getRecords(input: GetRecordsInput): Promise<GetRecordsOutput>;
  getShardIterator(input: GetShardIteratorInput): Promise<GetShardIteratorOutput>;
  listShards(input: ListShardsInput): Promise<ListShardsOutput>;
  mergeShards(input: MergeShardsInput): Promise<unknown>;
  splitShard(input: SplitShardInput): Promise<unknown>;
}

/** The engine in this process, without the wire: for playing past hours in seconds. */
export function engineTransport(engine: KinesisEngine): KinesisTransport {
  return {
    send: async ({ input }) => ({ ...engine.execute('PutRecords', input), $metadata: {} }),
    createStream: async (input) => engine.execute('CreateStream', input),
    describeStreamSummary: async (input) => engine.execute('DescribeStreamSummary', input),
    enableEnhancedMonitoring: async (input) => engine.execute('EnableEnhancedMonitoring', input),
    getRecords: async (input) => engine.execute('GetRecords', input),
    getShardIterator: async (input) => engine.execute('GetShardIterator', input),
    listShards: async (input) => engine.execute('ListShards', input),
    mergeShards: async (input) => engine.execute('MergeShards', input),
    splitShard: async (input) => engine.execute('SplitShard', input),
  };
}
