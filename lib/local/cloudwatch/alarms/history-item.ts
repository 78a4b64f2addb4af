import { type Alarm, type AlarmStatus, type AlarmType, nameOf } from './alarm';
import { describeAlarm } from './describe-alarm';
import { timestamp } from './state-reason';

export interface HistoryItem {
  AlarmName: string;
  AlarmType: AlarmType;
  Timestamp: Date;
  HistoryItemType: 'ConfigurationUpdate' | 'StateUpdate';
  HistorySummary: string;
  /** JSON. */
  HistoryData: string;
}

/** What history tells of a change of configuration. */
export function configurationUpdate(
  alarm: Alarm,
  change: 'created' | 'updated' | 'deleted',
  timeMs: number,
): HistoryItem {
  const type = { created: 'Create', updated: 'Update', deleted: 'Delete' }[change];
  return {
    AlarmName: nameOf(alarm),
    AlarmType: alarm.type,
    Timestamp: new Date(timeMs),
    HistoryItemType: 'ConfigurationUpdate',
    HistorySummary: `Alarm "${nameOf(alarm)}" ${change}`,
    HistoryData: JSON.stringify({
      version: '1.0',
      type,
      [`${change}Alarm`]: toHistoryData(describeAlarm(alarm)),
    }),
  };
}

/** What history tells of a change of state, from what was to what the alarm says now. */
export function stateUpdate(alarm: Alarm, before: AlarmStatus): HistoryItem {
  const { status } = alarm;
  return {
    AlarmName: nameOf(alarm),
    AlarmType: alarm.type,
    Timestamp: new Date(status.transitionedMs),
    HistoryItemType: 'StateUpdate',
    HistorySummary: `Alarm updated from ${before.value} to ${status.value}`,
    HistoryData: JSON.stringify({
      version: '1.0',
      oldState: stateOf(before),
      newState: stateOf(status),
    }),
  };
}

const stateOf = ({ value, reason, reasonData }: AlarmStatus) => ({
  stateValue: value,
  stateReason: reason,
  stateReasonData: reasonData,
});

/** The service's history writes names from a small letter on, and okactions in one. */
function toHistoryData(value: unknown): unknown {
  if (value instanceof Date) return timestamp(value.getTime());
  if (Array.isArray(value)) return value.map(toHistoryData);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key === 'OKActions' ? 'okactions' : key.charAt(0).toLowerCase() + key.slice(1),
      toHistoryData(one),
    ]),
  );
}
