import type { MetricsName } from '@aws-sdk/client-kinesis';
import type { Observation } from '@/lib/local/metering';
import type { EngineContext } from './engine-context';
import type { Shard } from './shard';
import type { Stream } from './stream';

interface ReadPlace {
  stream: Stream;
  shard: Shard;
}

interface ReadCall extends ReadPlace {
  records: number;
  /** Of data and partition key. */
  bytes: number;
  /** Of the last record read; 0 when there was none left to read. */
  iteratorAgeMs: number;
  latencyMs: number;
}

/** @see https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html */
export function meterRead(context: EngineContext, call: ReadCall): void {
  const { onStream, onShard } = recorders(context, call);
  onStream('GetRecords.Success', 1, 'Count');
  onStream('GetRecords.Latency', call.latencyMs, 'Milliseconds');
  onStream('GetRecords.Bytes', call.bytes, 'Bytes');
  onStream('GetRecords.Records', call.records, 'Count');
  onStream('GetRecords.IteratorAgeMilliseconds', call.iteratorAgeMs, 'Milliseconds');
  onStream('ReadProvisionedThroughputExceeded', 0, 'Count');
  onShard('OutgoingBytes', call.bytes, 'Bytes');
  onShard('OutgoingRecords', call.records, 'Count');
  onShard('IteratorAgeMilliseconds', call.iteratorAgeMs, 'Milliseconds');
  onShard('ReadProvisionedThroughputExceeded', 0, 'Count');
}

/** A refused call counts as one, whatever it would have read. */
export function meterRefusedRead(context: EngineContext, place: ReadPlace): void {
  const { onStream, onShard } = recorders(context, place);
  onStream('GetRecords.Success', 0, 'Count');
  onStream('ReadProvisionedThroughputExceeded', 1, 'Count');
  onShard('ReadProvisionedThroughputExceeded', 1, 'Count');
}

function recorders({ clock, meter }: EngineContext, { stream, shard }: ReadPlace) {
  const timeMs = clock.now();
  const streamName = stream.name;
  return {
    onStream: (metric: string, value: number, unit: Observation['unit']) =>
      meter.record({ metric, streamName, value, unit, timeMs }),
    onShard: (metric: MetricsName, value: number, unit: Observation['unit']) => {
      if (!stream.shardMetrics.has(metric)) return;
      meter.record({ metric, streamName, shardId: shard.id, value, unit, timeMs });
    },
  };
}
