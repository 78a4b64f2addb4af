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
export const describeAccountSettings: Handler<'DescribeAccountSettings'> = ({
  account,
  clock,
}) => ({ MinimumThroughputBillingCommitment: account.commitment.describe(clock.now()) });

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateAccountSettings.html */
export const updateAccountSettings: Handler<'UpdateAccountSettings'> = (context, input) => {
  const { account, clock } = context;
  const nowMs = clock.now();
  if (input.MinimumThroughputBillingCommitment.Status === 'ENABLED') {
    account.commitment.enable(nowMs);
  } else {
    account.commitment.disable(nowMs);
  }
  return { MinimumThroughputBillingCommitment: account.commitment.describe(nowMs) };
};

/** A limit that is switched off still has to be told as a 32-bit number. */
const atMost = (limit: number) => Math.min(limit, 2 ** 31 - 1);
