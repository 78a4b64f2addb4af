import type { SubscribeToShardEvent } from '@aws-sdk/client-kinesis';
import type { Observation } from '@/lib/local/metering';
import type { Consumer } from './consumer';
import type { EngineContext } from './engine-context';
import type { Stream } from './stream';

interface ConsumerPlace {
  stream: Stream;
  consumer: Consumer;
}

/** @see https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html */
export function meterSubscription(
  context: EngineContext,
  { isRefused, ...place }: ConsumerPlace & { isRefused: boolean },
): void {
  const record = recorder(context, place);
  record('SubscribeToShard.Success', isRefused ? 0 : 1, 'Count');
  record('SubscribeToShard.RateExceeded', isRefused ? 1 : 0, 'Count');
}

export function meterEvent(
  context: EngineContext,
  call: ConsumerPlace & { event: SubscribeToShardEvent; bytes: number },
): void {
  const record = recorder(context, call);
  record('SubscribeToShardEvent.Success', 1, 'Count');
  record('SubscribeToShardEvent.Bytes', call.bytes, 'Bytes');
  record('SubscribeToShardEvent.Records', call.event.Records?.length ?? 0, 'Count');
  const behindMs = call.event.MillisBehindLatest ?? 0;
  record('SubscribeToShardEvent.MillisBehindLatest', behindMs, 'Milliseconds');
}

function recorder({ clock, meter }: EngineContext, { stream, consumer }: ConsumerPlace) {
  const name = { streamName: stream.name, consumerName: consumer.name, timeMs: clock.now() };
  return (metric: string, value: number, unit: Observation['unit']) =>
    meter.record({ ...name, metric, value, unit });
}
