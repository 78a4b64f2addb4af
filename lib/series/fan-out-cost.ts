/**
 * List prices of us-east-1, provisioned mode; other regions cost somewhat more.
 * @see https://aws.amazon.com/kinesis/data-streams/pricing/
 */
const DOLLARS_PER_SHARD_HOUR = 0.015;
const DOLLARS_PER_GB = 0.013;
const GIGABYTE = 1024 ** 3;

export interface FanOutCost {
  /** For each hour or part of it in which the consumer is registered, over all shards of the stream. */
  dollarsPerHour: number;
  /** For the data that it brings. */
  dollarsForData: number;
  source: string;
}

/** What a fan-out consumer on a stream of so many shards costs at list price, and so many bytes read through it. */
export function fanOutCost({ shards, bytes }: { shards: number; bytes: number }): FanOutCost {
  return {
    dollarsPerHour: shards * DOLLARS_PER_SHARD_HOUR,
    dollarsForData: (bytes / GIGABYTE) * DOLLARS_PER_GB,
    source: 'https://aws.amazon.com/kinesis/data-streams/pricing/',
  };
}
