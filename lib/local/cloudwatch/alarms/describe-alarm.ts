import { type MetricDataQuery, toWireMetric } from '@/lib/local/cloudwatch/input-schemas';
import { type Alarm, arnOf } from './alarm';

/** An alarm as DescribeAlarms tells it. */
export function describeAlarm(alarm: Alarm) {
  const { value, reason, reasonData, updatedMs, transitionedMs } = alarm.status;
  return {
    ...settingsOf(alarm),
    AlarmArn: arnOf(alarm),
    AlarmConfigurationUpdatedTimestamp: new Date(alarm.configuredMs),
    StateValue: value,
    StateReason: reason,
    StateReasonData: reasonData === undefined ? undefined : JSON.stringify(reasonData),
    StateUpdatedTimestamp: new Date(updatedMs),
    StateTransitionedTimestamp: new Date(transitionedMs),
  };
}

function settingsOf(alarm: Alarm) {
  if (alarm.type === 'CompositeAlarm') return alarm.settings;
  const { Metrics, Dimensions, ...settings } = alarm.settings;
  return Metrics ? { ...settings, Metrics: Metrics.map(toWireQuery) } : { ...settings, Dimensions };
}

function toWireQuery({ MetricStat, ...query }: MetricDataQuery) {
  return MetricStat
    ? { ...query, MetricStat: { ...MetricStat, Metric: toWireMetric(MetricStat.Metric) } }
    : query;
}
