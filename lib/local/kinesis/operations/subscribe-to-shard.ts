import type { Consumer } from '@/lib/local/kinesis/consumer';
import type { EngineContext, Handler } from '@/lib/local/kinesis/engine-context';
import { KinesisFault, limitExceeded } from '@/lib/local/kinesis/kinesis-fault';
import { meterSubscription } from '@/lib/local/kinesis/meter-subscription';
import type { Shard } from '@/lib/local/kinesis/shard';
import { ShardSubscription } from '@/lib/local/kinesis/shard-subscription';
import { findConsumer } from './consumer-operations';
import { endDryRun } from './dry-run';
import { findShard } from './find-shard';
import { startingOrdinal } from './starting-position';

const TAKEOVER_MS = 5000;
const CALL_INTERVAL_MS = 1000;

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShard.html */
export const subscribeToShard: Handler<'SubscribeToShard'> = (context, input) => {
  const { account, clock, stats } = context;
  const nowMs = clock.now();
  const { stream, consumer } = findConsumer(context, input);
  const shard = findShard({ account, stream, nowMs }, input.ShardId);
  stats.countShardCall({
    operation: 'SubscribeToShard',
    streamName: stream.name,
    shardId: shard.id,
  });
  shard.log.trimBefore(stream.trimHorizonMs(nowMs));
  const { Type, SequenceNumber, Timestamp } = input.StartingPosition;
  const ordinal = startingOrdinal(
    { account, stream, shard, nowMs },
    { type: Type, sequenceNumber: SequenceNumber, timestamp: Timestamp },
  );
  const refusal = refusalOf(context, consumer, shard);
  if (refusal) {
    meterSubscription(context, { stream, consumer, isRefused: true });
    throw refusal;
  }
  endDryRun(input.DryRun);
  consumer.subscriptions.get(shard.id)?.end();
  const subscription = new ShardSubscription(context, { stream, shard, consumer, ordinal });
  consumer.subscriptions.set(shard.id, subscription);
  meterSubscription(context, { stream, consumer, isRefused: false });
  return { EventStream: subscription };
};

/** A running subscription is taken over only when it is five seconds old; calls come a second apart at least. */
function refusalOf(
  { clock }: EngineContext,
  consumer: Consumer,
  shard: Shard,
): KinesisFault | undefined {
  const nowMs = clock.now();
  if (consumer.status(nowMs) !== 'ACTIVE') {
    return new KinesisFault('ResourceInUseException', `Consumer ${consumer.arn} is not ACTIVE.`);
  }
  const latest = consumer.subscriptions.get(shard.id);
  if (!latest) return undefined;
  const ageMs = nowMs - latest.sinceMs;
  if (!latest.isEnded && ageMs < TAKEOVER_MS) {
    return new KinesisFault(
      'ResourceInUseException',
      `Another active subscription exists for this consumer: ${consumer.arn} and shard ${shard.id}.`,
    );
  }
  if (ageMs >= CALL_INTERVAL_MS) return undefined;
  return limitExceeded(`Rate exceeded for consumer ${consumer.arn} and shard ${shard.id}.`);
}
