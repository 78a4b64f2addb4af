import type { Clock } from '@/lib/clock';
import type { Meter, Observation } from '@/lib/local/metering';
import { AlarmBook } from './alarms/alarm-book';
import {
  deleteAlarms,
  disableAlarmActions,
  enableAlarmActions,
  setAlarmState,
} from './alarms/change-alarms';
import { describeAlarmHistory } from './alarms/describe-alarm-history';
import { describeAlarms, describeAlarmsForMetric } from './alarms/describe-alarms';
import { putCompositeAlarm } from './alarms/put-composite-alarm';
import { putMetricAlarm } from './alarms/put-metric-alarm';
import { CloudWatchFault } from './cloudwatch-fault';
import { getMetricData } from './get-metric-data';
import { getMetricStatistics } from './get-metric-statistics';
import { listMetrics } from './list-metrics';
import { MetricIntake } from './metric-intake';
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
  /** Metrics come late: observations, held ones too, are seen only so many milliseconds after they were made. 0 ends it. */
  delayPublishing(ms: number): void;
  /** Metrics are missing: observations that the predicate is true for are never seen. null ends it. */
  dropMetrics(predicate: ((observation: Observation) => boolean) | null): void;
  /** How many observations were dropped so far. */
  readonly droppedMetrics: number;
}

interface Room {
  store: MetricStore;
  clock: Clock;
  alarms: AlarmBook;
}

const OPERATIONS: Readonly<Record<string, (room: Room, input: unknown) => unknown>> = {
  DeleteAlarms: deleteAlarms,
  DescribeAlarmHistory: describeAlarmHistory,
  DescribeAlarms: describeAlarms,
  DescribeAlarmsForMetric: describeAlarmsForMetric,
  DisableAlarmActions: disableAlarmActions,
  EnableAlarmActions: enableAlarmActions,
  GetMetricData: getMetricData,
  GetMetricStatistics: getMetricStatistics,
  ListMetrics: listMetrics,
  PutCompositeAlarm: putCompositeAlarm,
  PutMetricAlarm: putMetricAlarm,
  PutMetricData: putMetricData,
  SetAlarmState: setAlarmState,
};

const MINUTE_MS = 60_000;

export function createCloudWatch({ clock, maxSets }: CloudWatchOptions): CloudWatch {
  const store = new MetricStore(clock, maxSets);
  const alarms = new AlarmBook(store, clock);
  const intake = new MetricIntake((observation) => write(store, observation));

  /** Brings alarms and late metrics up to now, each minute with what was to be seen at its end. */
  function settle(): void {
    const nowMs = clock.now();
    alarms.catchUp(nowMs, (endMs) => intake.release(endMs));
    intake.release(nowMs);
  }

  return {
    record(observation) {
      const nowMs = clock.now();
      // What would change a minute past must not change what alarms made of it.
      const isPast = observation.timeMs < nowMs - (nowMs % MINUTE_MS);
      if (isPast || intake.hasDue(nowMs)) settle();
      intake.record(observation, nowMs);
    },
    execute(operation, input) {
      const answer = Object.hasOwn(OPERATIONS, operation) ? OPERATIONS[operation] : undefined;
      if (!answer) {
        throw new CloudWatchFault(
          'UnknownOperationException',
          `${operation} is not supported by the local CloudWatch.`,
        );
      }
      settle();
      return answer({ store, clock, alarms }, input);
    },
    delayPublishing(ms) {
      settle();
      intake.delay(ms);
      settle();
    },
    dropMetrics: (predicate) => intake.drop(predicate),
    get droppedMetrics() {
      return intake.dropped;
    },
  };
}

function write(store: MetricStore, observation: Observation): void {
  const { metric, streamName, shardId, consumerName, value, unit, timeMs } = observation;
  // In the order of their names, as identities want them.
  const dimensions: Dimension[] = [];
  if (consumerName !== undefined) dimensions.push({ Name: 'ConsumerName', Value: consumerName });
  if (shardId !== undefined) dimensions.push({ Name: 'ShardId', Value: shardId });
  dimensions.push({ Name: 'StreamName', Value: streamName });
  const identity = { namespace: 'AWS/Kinesis', name: metric, dimensions };
  store.write({ metric: identity, unit, timeMs }, (set) => set.add(value));
}
