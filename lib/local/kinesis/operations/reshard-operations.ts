import type { EngineContext, Handler } from '@/lib/local/kinesis/engine-context';
import { invalidArgument, KinesisFault } from '@/lib/local/kinesis/kinesis-fault';
import { isBefore, mergePair, splitAt } from '@/lib/local/kinesis/reshard';
import type { Shard } from '@/lib/local/kinesis/shard';
import type { Stream } from '@/lib/local/kinesis/stream';
import { beginUpdate } from './begin-update';
import { findShard } from './find-shard';
import { requireActive } from './require-active';
import { requireRoomForShards } from './require-room-for-shards';

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SplitShard.html */
export const splitShard: Handler<'SplitShard'> = (context, input) => {
  const stream = requireActive(context, input);
  requireProvisioned(stream, 'SplitShard');
  const shard = openShard(context, stream, input.ShardToSplit);
  const hashKey = BigInt(input.NewStartingHashKey);
  const { startingHashKey, endingHashKey } = shard;
  if (hashKey <= BigInt(startingHashKey) + 1n || hashKey >= BigInt(endingHashKey)) {
    throw invalidArgument(
      `NewStartingHashKey ${input.NewStartingHashKey} used in SplitShard() on shard ${shard.id} in stream ${stream.name} ` +
        `under account ${context.account.id} is not both greater than one plus the shard's StartingHashKey ` +
        `${startingHashKey} and less than the shard's EndingHashKey ${endingHashKey}.`,
    );
  }
  requireRoomForShards(context, 1);
  beginUpdate(context, stream, (nowMs) => splitAt(stream, { shard, hashKey, nowMs }));
  return {};
};

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_MergeShards.html */
export const mergeShards: Handler<'MergeShards'> = (context, input) => {
  const stream = requireActive(context, input);
  requireProvisioned(stream, 'MergeShards');
  const parent = openShard(context, stream, input.ShardToMerge);
  const adjacent = openShard(context, stream, input.AdjacentShardToMerge);
  if (!isBefore(parent, adjacent) && !isBefore(adjacent, parent)) {
    throw invalidArgument(
      `Shards ${parent.id} and ${adjacent.id} in stream ${stream.name} under account ${context.account.id} ` +
        'are not an adjacent pair of shards eligible for merging',
    );
  }
  beginUpdate(context, stream, (nowMs) =>
    mergePair(stream, { parents: [parent, adjacent], nowMs }),
  );
  return {};
};

/** @throws KinesisFault ValidationException on an on-demand stream, which the service scales itself */
export function requireProvisioned(stream: Stream, operation: string): void {
  if (stream.mode === 'PROVISIONED') return;
  throw new KinesisFault(
    'ValidationException',
    `${operation} is not supported on stream ${stream.name}, which is in ON_DEMAND mode.`,
  );
}

function openShard({ account, clock }: EngineContext, stream: Stream, shardId: string): Shard {
  const shard = findShard({ account, stream, nowMs: clock.now() }, shardId);
  if (shard.isOpen) return shard;
  throw invalidArgument(
    `Shard ${shard.id} in stream ${stream.name} under account ${account.id} is closed.`,
  );
}
