import type { Handler } from '@/lib/local/kinesis/engine-context';

const DEFAULT_LIMIT = 100;

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStream.html */
export const describeStream: Handler<'DescribeStream'> = ({ account, clock }, input) => {
  const nowMs = clock.now();
  const stream = account.stream(input, nowMs);
  const after = input.ExclusiveStartShardId ?? '';
  const shards = stream.listedShards(nowMs).filter((shard) => shard.id > after);
  const page = shards.slice(0, input.Limit ?? DEFAULT_LIMIT);
  return {
    StreamDescription: {
      ...stream.describe(),
      Shards: page.map((shard) => shard.describe()),
      HasMoreShards: page.length < shards.length,
    },
  };
};
