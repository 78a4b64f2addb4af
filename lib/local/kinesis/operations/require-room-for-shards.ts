import type { EngineContext } from '@/lib/local/kinesis/engine-context';
import { limitExceeded } from '@/lib/local/kinesis/kinesis-fault';

export function countOpenShards({ account, clock }: EngineContext): number {
  return account.streams(clock.now()).reduce((sum, stream) => sum + stream.openShards.length, 0);
}

/** @throws KinesisFault LimitExceededException when `more` open shards would be too many for the account */
export function requireRoomForShards(context: EngineContext, more: number): void {
  const { account, limits } = context;
  const open = countOpenShards(context);
  if (open + more <= limits.shards) return;
  throw limitExceeded(
    `This request would exceed the shard limit for the account ${account.id} in ${account.region}. ` +
      `Current shard count for the account: ${open}. Limit: ${limits.shards}. ` +
      `Number of additional shards that would have resulted from this request: ${more}.`,
  );
}
