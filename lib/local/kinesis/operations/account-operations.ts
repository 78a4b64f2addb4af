import type { Handler } from '@/lib/local/kinesis/engine-context';
import { countOpenShards } from './require-room-for-shards';

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeLimits.html */
export const describeLimits: Handler<'DescribeLimits'> = (context) => {
  const { account, clock, limits } = context;
  const streams = account.streams(clock.now());
  return {
    ShardLimit: atMost(limits.shards),
    OpenShardCount: countOpenShards(context),
    OnDemandStreamCount: streams.filter((stream) => stream.mode === 'ON_DEMAND').length,
    OnDemandStreamCountLimit: atMost(limits.onDemandStreams),
  };
};

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeAccountSettings.html */
export const describeAccountSettings: Handler<'DescribeAccountSettings'> = () => ({
  MinimumThroughputBillingCommitment: { Status: 'DISABLED' },
});

/** A limit that is switched off still has to be told as a 32-bit number. */
const atMost = (limit: number) => Math.min(limit, 2 ** 31 - 1);
