import type { EngineContext, Handler } from '@/lib/local/kinesis/engine-context';
import { evenRanges } from '@/lib/local/kinesis/even-ranges';
import { KinesisFault, limitExceeded } from '@/lib/local/kinesis/kinesis-fault';
import type { Input } from '@/lib/local/kinesis/request-shapes';
import { validationFault, violation } from '@/lib/local/kinesis/violations';
import { requireRoomForShards } from './require-room-for-shards';
import { setTags } from './tags';
import { requireWarmable } from './warm-throughput';

/** @see https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html */
const ON_DEMAND_SHARDS = 4;

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html */
export const createStream: Handler<'CreateStream'> = (context, input) => {
  const { account, clock, durations, limits } = context;
  const nowMs = clock.now();
  const mode = input.StreamModeDetails?.StreamMode ?? 'PROVISIONED';
  requireWarmable(context, mode === 'ON_DEMAND', input.WarmThroughputMiBps);
  const shardCount = shardCountOf(input, mode === 'ON_DEMAND');
  if (account.has(input.StreamName, nowMs)) {
    throw new KinesisFault(
      'ResourceInUseException',
      `Stream ${input.StreamName} under account ${account.id} already exists.`,
    );
  }
  requireRoomForShards(context, shardCount);
  requireRoomForStream(context, mode === 'ON_DEMAND');

  const stream = account.add({
    name: input.StreamName,
    createdMs: nowMs,
    mode,
    maxRecordKib: input.MaxRecordSizeInKiB ?? 1024,
    distribution: input.RecordDistributionStrategy ?? 'USER_PARTITION_KEY',
    limits,
  });
  stream.warmTargetMibps = input.WarmThroughputMiBps;
  if (input.Tags) setTags(stream.tags, input.Tags);
  const finish = () => {
    for (const range of evenRanges(shardCount)) {
      stream.addShard({ ...range, createdMs: stream.createdMs, parents: [] });
    }
  };
  stream.begin('CREATING', { dueMs: nowMs + durations.createMs, finish }, nowMs);
  return {};
};

function shardCountOf(input: Input<'CreateStream'>, isOnDemand: boolean): number {
  const { ShardCount, RecordDistributionStrategy, WarmThroughputMiBps = 0 } = input;
  if (isOnDemand) {
    if (ShardCount === undefined) return Math.max(ON_DEMAND_SHARDS, WarmThroughputMiBps);
    throw validationFault([
      violation('shardCount', ShardCount, 'Member must be null when the stream is ON_DEMAND'),
    ]);
  }
  if (RecordDistributionStrategy === 'AUTO') {
    throw validationFault([
      violation('recordDistributionStrategy', 'AUTO', 'Member needs the stream to be ON_DEMAND'),
    ]);
  }
  if (ShardCount !== undefined) return ShardCount;
  throw validationFault([violation('shardCount', null, 'Member must not be null')]);
}

function requireRoomForStream(
  { account, clock, limits }: EngineContext,
  isOnDemand: boolean,
): void {
  const streams = account.streams(clock.now());
  const creating = streams.filter((stream) => stream.status === 'CREATING').length;
  if (creating >= limits.creatingStreams) {
    throw limitExceeded(
      `Account ${account.id} already has ${creating} streams in CREATING state. Limit: ${limits.creatingStreams}.`,
    );
  }
  const onDemand = streams.filter((stream) => stream.mode === 'ON_DEMAND').length;
  if (isOnDemand && onDemand >= limits.onDemandStreams) {
    throw limitExceeded(
      `Account ${account.id} already has ${onDemand} on-demand streams. Limit: ${limits.onDemandStreams}.`,
    );
  }
}
