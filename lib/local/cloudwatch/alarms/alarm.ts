import type { MetricDataQuery } from '@/lib/local/cloudwatch/input-schemas';
import type { AlarmRule } from './alarm-rule';
import type { AlarmState, CompositeAlarmSettings, MetricAlarmSettings } from './alarm-schemas';
import type { Condition } from './evaluate-alarm';

export interface AlarmStatus {
  value: AlarmState;
  reason: string;
  /** JSON in the service's answers. */
  reasonData?: unknown;
  /** When the state was last set, be it to what it was. */
  updatedMs: number;
  transitionedMs: number;
}

/** An alarm as its configuration says. */
export type AlarmDefinition = MetricAlarmDefinition | CompositeAlarmDefinition;

export interface MetricAlarmDefinition {
  type: 'MetricAlarm';
  settings: MetricAlarmSettings;
  condition: Condition;
  queries: readonly MetricDataQuery[];
  /** The id of the query whose series the condition is about. */
  watchedId: string;
  periodSeconds: number;
}

export interface CompositeAlarmDefinition {
  type: 'CompositeAlarm';
  settings: CompositeAlarmSettings;
  rule: AlarmRule;
}

/** An alarm as it stands. */
export type Alarm = AlarmDefinition & { configuredMs: number; status: AlarmStatus };
export type AlarmType = Alarm['type'];

export const nameOf = ({ settings }: AlarmDefinition): string => settings.AlarmName;

export const arnOf = (alarm: AlarmDefinition): string =>
  `arn:aws:cloudwatch:us-east-1:000000000000:alarm:${nameOf(alarm)}`;
