import { takeDaily } from '@/lib/local/kinesis/daily-limit';
import type { Handler } from '@/lib/local/kinesis/engine-context';
import { invalidArgument, limitExceeded } from '@/lib/local/kinesis/kinesis-fault';
import { scaleUniformly } from '@/lib/local/kinesis/reshard';
import { beginUpdate } from './begin-update';
import { requireActive } from './require-active';
import { requireRoomForShards } from './require-room-for-shards';
import { requireProvisioned } from './reshard-operations';

const MOST_SHARDS = 10_000;

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html */
export const updateShardCount: Handler<'UpdateShardCount'> = (context, input) => {
  const stream = requireActive(context, input);
  requireProvisioned(stream, 'UpdateShardCount');
  const { clock, limits } = context;
  const target = input.TargetShardCount;
  const current = stream.openShards.length;
  requireScalable(current, target);
  requireRoomForShards(context, target - current);
  if (!takeDaily(stream.scalingsMs, limits.scalingsPerDay, clock.now())) {
    throw limitExceeded(
      `Stream ${stream.name} was scaled ${limits.scalingsPerDay} times within the last 24 hours, which is the limit.`,
    );
  }
  beginUpdate(context, stream, (nowMs) => scaleUniformly(stream, target, nowMs));
  return {
    StreamName: stream.name,
    StreamARN: stream.arn,
    CurrentShardCount: current,
    TargetShardCount: target,
  };
};

function requireScalable(current: number, target: number): void {
  const counts = `Current open shard count: ${current} Target shard count: ${target}`;
  if (target > MOST_SHARDS) {
    throw invalidArgument(`UpdateShardCount cannot scale over ${MOST_SHARDS} shards. ${counts}`);
  }
  if (target > current * 2) {
    throw invalidArgument(
      `UpdateShardCount cannot scale up over double your current open shard count. ${counts}`,
    );
  }
  if (target < current / 2) {
    throw invalidArgument(
      `UpdateShardCount cannot scale down below half your current open shard count. ${counts}`,
    );
  }
}
