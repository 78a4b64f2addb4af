import type { z } from 'zod';
import { CloudWatchFault, validationError } from '@/lib/local/cloudwatch/cloudwatch-fault';
import { identityOf } from '@/lib/local/cloudwatch/input-schemas';
import { keyOf } from '@/lib/local/cloudwatch/metric-store';
import { pageOffset, pageToken } from '@/lib/local/cloudwatch/page-token';
import { parseInput } from '@/lib/local/cloudwatch/parse-input';
import { type Alarm, nameOf } from './alarm';
import type { AlarmBook } from './alarm-book';
import { describeAlarmsForMetricSchema, describeAlarmsSchema } from './alarm-schemas';
import { describeAlarm } from './describe-alarm';

type Filter = Omit<z.output<typeof describeAlarmsSchema>, 'MaxRecords' | 'NextToken'>;

/** Lists alarms by name, prefix, type, state, action or kinship, in the order of their names. */
export function describeAlarms({ alarms }: { alarms: AlarmBook }, raw: unknown) {
  const { NextToken, MaxRecords, ...filter } = parseInput(describeAlarmsSchema, raw);
  if (filter.AlarmNames && filter.AlarmNamePrefix !== undefined) {
    throw new CloudWatchFault(
      'InvalidParameterCombinationException',
      'AlarmNames and AlarmNamePrefix must not stand together.',
    );
  }
  const found = kinOf(alarms, filter) ?? alarms.list().filter((alarm) => matches(alarm, filter));
  const offset = pageOffset(NextToken, filter);
  const end = offset + MaxRecords;
  const page = found.slice(offset, end);
  return {
    ...byType(page),
    ...(end < found.length ? { NextToken: pageToken(end, filter) } : {}),
  };
}

/** Lists the alarms on exactly one metric; those on expressions are not among them. */
export function describeAlarmsForMetric({ alarms }: { alarms: AlarmBook }, raw: unknown) {
  const { Statistic, ExtendedStatistic, Period, Unit, ...metric } = parseInput(
    describeAlarmsForMetricSchema,
    raw,
  );
  const key = keyOf(identityOf(metric));
  const wanted = { Statistic, ExtendedStatistic, Period, Unit };
  const found = alarms.list().filter((alarm) => {
    if (alarm.type === 'CompositeAlarm') return false;
    const { MetricName, Namespace, Dimensions, ...own } = alarm.settings;
    if (MetricName === undefined || Namespace === undefined) return false;
    if (keyOf(identityOf({ MetricName, Namespace, Dimensions })) !== key) return false;
    return Object.entries(wanted).every(
      ([field, value]) => value === undefined || value === Reflect.get(own, field),
    );
  });
  return { MetricAlarms: found.map(describeAlarm) };
}

/** The children or the parents of an alarm, when the request asks for them. */
function kinOf(
  alarms: AlarmBook,
  { ChildrenOfAlarmName, ParentsOfAlarmName, AlarmTypes: _types, ...others }: Filter,
): Alarm[] | undefined {
  const name = ChildrenOfAlarmName ?? ParentsOfAlarmName;
  if (name === undefined) return undefined;
  const isAlone = ChildrenOfAlarmName === undefined || ParentsOfAlarmName === undefined;
  if (!isAlone || Object.values(others).some((value) => value !== undefined)) {
    throw validationError('ChildrenOfAlarmName and ParentsOfAlarmName must stand alone.');
  }
  if (ParentsOfAlarmName !== undefined) return alarms.parentsOf(name);
  const alarm = alarms.get(name);
  return alarm ? alarms.childrenOf(alarm) : [];
}

function matches(alarm: Alarm, filter: Filter): boolean {
  const { AlarmNames, AlarmNamePrefix = '', AlarmTypes, StateValue, ActionPrefix } = filter;
  const { OKActions, AlarmActions, InsufficientDataActions } = alarm.settings;
  const actions = [...OKActions, ...AlarmActions, ...InsufficientDataActions];
  return (
    AlarmTypes.includes(alarm.type) &&
    (AlarmNames?.includes(nameOf(alarm)) ?? true) &&
    nameOf(alarm).startsWith(AlarmNamePrefix) &&
    (StateValue === undefined || StateValue === alarm.status.value) &&
    (ActionPrefix === undefined || actions.some((action) => action.startsWith(ActionPrefix)))
  );
}

const byType = (alarms: readonly Alarm[]) => ({
  MetricAlarms: alarms.filter(({ type }) => type === 'MetricAlarm').map(describeAlarm),
  CompositeAlarms: alarms.filter(({ type }) => type === 'CompositeAlarm').map(describeAlarm),
});
