import type { Account } from '@/lib/local/kinesis/account';
import { KinesisFault } from '@/lib/local/kinesis/kinesis-fault';

interface ShardName {
  account: Account;
  streamName: string;
  shardId: string;
}

export function rateExceededMessage({ account, streamName, shardId }: ShardName): string {
  return `Rate exceeded for shard ${shardId} in stream ${streamName} under account ${account.id}.`;
}

export function rateExceeded(shard: ShardName): KinesisFault {
  return new KinesisFault('ProvisionedThroughputExceededException', rateExceededMessage(shard));
}
