import type { Handler } from '@/lib/local/kinesis/engine-context';
import { describeWarmth } from './warm-throughput';

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStreamSummary.html */
export const describeStreamSummary: Handler<'DescribeStreamSummary'> = (
  { account, clock },
  input,
) => {
  const nowMs = clock.now();
  const stream = account.stream(input, nowMs);
  return {
    StreamDescriptionSummary: {
      ...stream.describe(),
      OpenShardCount: stream.openShards.length,
      ConsumerCount: stream.liveConsumers(nowMs).length,
      MaxRecordSizeInKiB: stream.maxRecordKib,
      RecordDistributionStrategy: stream.distribution,
      ...(stream.mode === 'ON_DEMAND' && account.commitment.isEnabled(nowMs)
        ? { WarmThroughput: describeWarmth(stream) }
        : {}),
    },
  };
};
