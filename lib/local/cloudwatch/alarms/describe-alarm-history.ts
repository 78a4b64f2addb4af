import { pageOffset, pageToken } from '@/lib/local/cloudwatch/page-token';
import { parseInput } from '@/lib/local/cloudwatch/parse-input';
import type { AlarmBook } from './alarm-book';
import { describeAlarmHistorySchema } from './alarm-schemas';

/** Tells what became of alarms, deleted ones too, newest first unless asked otherwise. */
export function describeAlarmHistory({ alarms }: { alarms: AlarmBook }, raw: unknown) {
  const { NextToken, MaxRecords, ...filter } = parseInput(describeAlarmHistorySchema, raw);
  const { AlarmName, AlarmTypes, HistoryItemType } = filter;
  const { StartDate = Number.NEGATIVE_INFINITY, EndDate = Number.POSITIVE_INFINITY } = filter;
  const found = alarms.history().filter((item) => {
    const timeMs = item.Timestamp.getTime();
    return (
      (AlarmName === undefined || AlarmName === item.AlarmName) &&
      AlarmTypes.includes(item.AlarmType) &&
      (HistoryItemType === undefined || HistoryItemType === item.HistoryItemType) &&
      timeMs >= StartDate &&
      timeMs <= EndDate
    );
  });
  const ordered = filter.ScanBy === 'TimestampAscending' ? found : found.toReversed();
  const offset = pageOffset(NextToken, filter);
  const end = offset + MaxRecords;
  return {
    AlarmHistoryItems: ordered.slice(offset, end),
    ...(end < ordered.length ? { NextToken: pageToken(end, filter) } : {}),
  };
}
