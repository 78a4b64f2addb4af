import type { EnhancedMonitoringOutput, MetricsName } from '@aws-sdk/client-kinesis';
import type { EngineContext, Handler } from '@/lib/local/kinesis/engine-context';
import type { Stream } from '@/lib/local/kinesis/stream';
import { beginUpdate } from './begin-update';
import { requireActive } from './require-active';

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_EnhancedMetrics.html */
const SHARD_METRICS: readonly MetricsName[] = [
  'IncomingBytes',
  'IncomingRecords',
  'OutgoingBytes',
  'OutgoingRecords',
  'WriteProvisionedThroughputExceeded',
  'ReadProvisionedThroughputExceeded',
  'IteratorAgeMilliseconds',
];

export const enableEnhancedMonitoring: Handler<'EnableEnhancedMonitoring'> = (context, input) => {
  const stream = requireActive(context, input);
  const more = named(input.ShardLevelMetrics);
  return change(context, stream, (metric) => stream.shardMetrics.has(metric) || more.has(metric));
};

export const disableEnhancedMonitoring: Handler<'DisableEnhancedMonitoring'> = (context, input) => {
  const stream = requireActive(context, input);
  const fewer = named(input.ShardLevelMetrics);
  return change(context, stream, (metric) => stream.shardMetrics.has(metric) && !fewer.has(metric));
};

function named(metrics: readonly MetricsName[]): ReadonlySet<MetricsName> {
  return new Set(metrics.includes('ALL') ? SHARD_METRICS : metrics);
}

function change(
  context: EngineContext,
  stream: Stream,
  isDesired: (metric: MetricsName) => boolean,
): EnhancedMonitoringOutput {
  const current = [...stream.shardMetrics];
  const desired = SHARD_METRICS.filter(isDesired);
  beginUpdate(context, stream, () => {
    stream.shardMetrics.clear();
    for (const metric of desired) stream.shardMetrics.add(metric);
  });
  return {
    StreamName: stream.name,
    StreamARN: stream.arn,
    CurrentShardLevelMetrics: current,
    DesiredShardLevelMetrics: desired,
  };
}
