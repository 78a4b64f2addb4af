import type { Clock } from '@/lib/clock';
import type { Meter } from '@/lib/local/metering';
import { CloudWatchFault } from './cloudwatch-fault';
import { getMetricData } from './get-metric-data';
import { getMetricStatistics } from './get-metric-statistics';
import { listMetrics } from './list-metrics';
import { type Dimension, MetricStore } from './metric-store';
import { putMetricData } from './put-metric-data';

interface CloudWatchOptions {
  clock: Clock;
  /** Periods kept over all metrics; the oldest go first. */
  maxSets?: number;
}

/** The local CloudWatch: observations go in through `record`, operations are answered in the SDK's shapes. */
export interface CloudWatch extends Meter {
  /** @throws ServiceFault by the service's names. Timestamps are Date or epoch seconds in, Date out. */
  execute(operation: string, input: unknown): unknown;
}

const OPERATIONS: Readonly<
  Record<string, (room: { store: MetricStore; clock: Clock }, input: unknown) => unknown>
> = {
  GetMetricData: getMetricData,
  GetMetricStatistics: getMetricStatistics,
  ListMetrics: listMetrics,
  PutMetricData: putMetricData,
};

export function createCloudWatch({ clock, maxSets }: CloudWatchOptions): CloudWatch {
  const store = new MetricStore(clock, maxSets);
  return {
    record({ metric, streamName, shardId, consumerName, value, unit, timeMs }) {
      // In the order of their names, as identities want them.
      const dimensions: Dimension[] = [];
      if (consumerName !== undefined)
        dimensions.push({ Name: 'ConsumerName', Value: consumerName });
      if (shardId !== undefined) dimensions.push({ Name: 'ShardId', Value: shardId });
      dimensions.push({ Name: 'StreamName', Value: streamName });
      const identity = { namespace: 'AWS/Kinesis', name: metric, dimensions };
      store.write({ metric: identity, unit, timeMs }, (set) => set.add(value));
    },
    execute(operation, input) {
      const answer = Object.hasOwn(OPERATIONS, operation) ? OPERATIONS[operation] : undefined;
      if (answer) return answer({ store, clock }, input);
      throw new CloudWatchFault(
        'UnknownOperationException',
        `${operation} is not supported by the local CloudWatch.`,
      );
    },
  };
}
