import type { Observation } from '@/lib/local/metering';
import type { CallPlace } from './call-place';
import type { EngineContext } from './engine-context';

interface RefusedCall extends CallPlace {
  operation: string;
  /** Records that a write carried. */
  records: number;
  /** Whether for want of throughput, or for another reason. */
  isThrottled: boolean;
}

/**
 * Counts a read or write that was refused whole: reads that are throttled count as calls, writes as records.
 * @see https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html
 */
export function meterRefusal({ account, clock, meter }: EngineContext, call: RefusedCall): void {
  const { operation, streamName, shardIds, records, isThrottled } = call;
  const nowMs = clock.now();
  const isRead = operation === 'GetRecords';
  if (!isRead && operation !== 'PutRecord' && operation !== 'PutRecords') return;
  if (streamName === undefined || !account.has(streamName, nowMs)) return;
  const count = (metric: string, value: number, shardId?: string) => {
    const unit: Observation['unit'] = 'Count';
    meter.record({ metric, streamName, value, unit, timeMs: nowMs, ...(shardId && { shardId }) });
  };
  count(`${operation}.Success`, 0);
  if (!isThrottled) return;
  const metric = isRead
    ? 'ReadProvisionedThroughputExceeded'
    : 'WriteProvisionedThroughputExceeded';
  count(metric, isRead ? 1 : records);
  const [only] = shardIds;
  const { shardMetrics } = account.stream({ StreamName: streamName }, nowMs);
  if (only && shardIds.length === 1 && shardMetrics.has(metric)) count(metric, 1, only);
}
