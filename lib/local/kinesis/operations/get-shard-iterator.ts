import type { Handler } from '@/lib/local/kinesis/engine-context';
import { endDryRun } from './dry-run';
import { findShard } from './find-shard';
import { rateExceeded } from './rate-exceeded';
import { sealIterator } from './shard-iterator';
import { startingOrdinal } from './starting-position';

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetShardIterator.html */
export const getShardIterator: Handler<'GetShardIterator'> = (context, input) => {
  const { account, clock, stats } = context;
  const nowMs = clock.now();
  const stream = account.stream(input, nowMs);
  const shard = findShard({ account, stream, nowMs }, input.ShardId);
  const name = { account, streamName: stream.name, shardId: shard.id };
  stats.countShardCall({ operation: 'GetShardIterator', ...name });
  shard.log.trimBefore(stream.trimHorizonMs(nowMs));
  const ordinal = startingOrdinal(
    { account, stream, shard, nowMs },
    {
      type: input.ShardIteratorType,
      sequenceNumber: input.StartingSequenceNumber,
      timestamp: input.Timestamp,
    },
  );
  endDryRun(input.DryRun);
  if (!shard.iteratorCalls.take(1, nowMs)) throw rateExceeded(name);
  return { ShardIterator: sealIterator(context, { stream, shard, ordinal }) };
};
