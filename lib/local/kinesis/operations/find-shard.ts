import type { Account } from '@/lib/local/kinesis/account';
import type { Shard } from '@/lib/local/kinesis/shard';
import type { Stream } from '@/lib/local/kinesis/stream';

interface ShardPlace {
  account: Account;
  stream: Stream;
  nowMs: number;
}

/**
 * A shard that the service still knows, by its id.
 * @throws KinesisFault ResourceNotFoundException, also for a shard that closed before the trim horizon
 */
export function findShard({ account, stream, nowMs }: ShardPlace, shardId: string): Shard {
  const index = /^shardId-(\d{12})$/.exec(shardId)?.[1];
  const shard = index === undefined ? undefined : stream.shards[Number(index)];
  if (shard && (shard.closedMs ?? nowMs) >= stream.trimHorizonMs(nowMs)) return shard;
  throw account.notFound(
    `Could not find shard ${shardId} in stream ${stream.name} under account ${account.id}.`,
  );
}
