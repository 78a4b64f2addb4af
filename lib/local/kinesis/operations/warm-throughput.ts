import type { WarmThroughputObject } from '@aws-sdk/client-kinesis';
import type { EngineContext, Handler } from '@/lib/local/kinesis/engine-context';
import { invalidArgument, KinesisFault, limitExceeded } from '@/lib/local/kinesis/kinesis-fault';
import { scaleUniformly } from '@/lib/local/kinesis/reshard';
import type { Stream } from '@/lib/local/kinesis/stream';
import { beginUpdate } from './begin-update';
import { requireActive } from './require-active';
import { requireRoomForShards } from './require-room-for-shards';

const MOST_MIBPS = 10_240;

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateStreamWarmThroughput.html */
export const updateStreamWarmThroughput: Handler<'UpdateStreamWarmThroughput'> = (
  context,
  input,
) => {
  const stream = requireActive(context, input);
  const target = input.WarmThroughputMiBps;
  requireWarmable(context, stream.mode === 'ON_DEMAND', target);
  requireRoomForShards(context, Math.max(0, target - stream.openShards.length));
  beginUpdate(context, stream, (nowMs) => warmUp(stream, target, nowMs));
  return {
    StreamName: stream.name,
    StreamARN: stream.arn,
    WarmThroughput: { ...describeWarmth(stream), TargetMiBps: target },
  };
};

/** @throws KinesisFault for what cannot be warmed: provisioned streams, accounts without the commitment, over 10 GiB/s */
export function requireWarmable(
  { account, clock }: EngineContext,
  isOnDemand: boolean,
  targetMibps: number | undefined,
): void {
  if (targetMibps === undefined) return;
  if (!isOnDemand) {
    throw new KinesisFault(
      'ValidationException',
      'Warm throughput is not supported on a stream in PROVISIONED mode.',
    );
  }
  if (!account.commitment.isEnabled(clock.now())) {
    throw invalidArgument(
      `Warm throughput needs MinimumThroughputBillingCommitment to be enabled for account ${account.id}.`,
    );
  }
  if (targetMibps > MOST_MIBPS) {
    throw limitExceeded(
      `Warm throughput of ${targetMibps} MiB/s is over the limit of ${MOST_MIBPS} MiB/s.`,
    );
  }
}

/** A shard takes 1 MiB/s: there will be as many as that needs. What is too many is left to the service's own scaling. */
export function warmUp(stream: Stream, targetMibps: number, nowMs: number): void {
  stream.warmTargetMibps = targetMibps;
  if (targetMibps > stream.openShards.length) scaleUniformly(stream, targetMibps, nowMs);
}

export function describeWarmth(stream: Stream): WarmThroughputObject {
  const { warmTargetMibps: target } = stream;
  return {
    CurrentMiBps: stream.openShards.length,
    ...(target === undefined ? {} : { TargetMiBps: target }),
  };
}
