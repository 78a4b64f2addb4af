import {
  DescribeAlarmHistoryCommand,
  type DescribeAlarmHistoryCommandInput,
  DescribeAlarmsCommand,
  PutCompositeAlarmCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';
import { MINUTE, openWorld } from '@/lib/local/cloudwatch/cloudwatch-world';

const METRIC = 'GetRecords.IteratorAgeMilliseconds';

/** An alarm named late: the iterator age of flights over 10 ms for one minute, unless changed. */
export const lateAlarm = (
  change: Partial<PutMetricAlarmCommandInput> = {},
): PutMetricAlarmCommandInput => ({
  AlarmName: 'late',
  Namespace: 'AWS/Kinesis',
  MetricName: METRIC,
  Dimensions: [{ Name: 'StreamName', Value: 'flights' }],
  Statistic: 'Maximum',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 10,
  ComparisonOperator: 'GreaterThanThreshold',
  ...change,
});

/** What changes an alarm on one metric to one on several. */
export const onMetrics = (...Metrics: PutMetricAlarmCommandInput['Metrics'] & object) => ({
  Namespace: undefined,
  MetricName: undefined,
  Dimensions: undefined,
  Statistic: undefined,
  Period: undefined,
  Metrics,
});

/** The known day at noon, with hands for alarms. */
export async function openAlarmsWorld() {
  const world = await openWorld();
  const { client, clock, cloudWatch } = world;

  function observe(value: number): void {
    const timeMs = clock.now();
    cloudWatch.record({
      metric: METRIC,
      streamName: 'flights',
      value,
      unit: 'Milliseconds',
      timeMs,
    });
  }
  async function alarmNamed(name: string) {
    const found = await client.send(
      new DescribeAlarmsCommand({
        AlarmNames: [name],
        AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
      }),
    );
    return found.MetricAlarms?.[0] ?? found.CompositeAlarms?.[0];
  }
  async function history(input: DescribeAlarmHistoryCommandInput = {}) {
    const answer = await client.send(
      new DescribeAlarmHistoryCommand({
        AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
        ScanBy: 'TimestampAscending',
        ...input,
      }),
    );
    return answer.AlarmHistoryItems ?? [];
  }

  return {
    ...world,
    observe,
    alarmNamed,
    history,
    put: (change: Partial<PutMetricAlarmCommandInput> = {}) =>
      client.send(new PutMetricAlarmCommand(lateAlarm(change))),
    putComposite: (AlarmName: string, AlarmRule: string) =>
      client.send(new PutCompositeAlarmCommand({ AlarmName, AlarmRule })),
    /** Lets minutes pass: a figure is the minute's observation, null is none. */
    async pass(...minutes: (number | null)[]) {
      for (const value of minutes) {
        if (value !== null) observe(value);
        await clock.advance(MINUTE);
      }
    },
    stateOf: async (name = 'late') => (await alarmNamed(name))?.StateValue,
    /** What state an alarm went to, and in which minute. */
    async transitions(AlarmName = 'late') {
      const items = await history({ AlarmName, HistoryItemType: 'StateUpdate' });
      return items.map(
        ({ Timestamp, HistorySummary = '' }) =>
          `${Timestamp?.toISOString().slice(11, 16)} ${HistorySummary.split(' to ').at(-1)}`,
      );
    },
  };
}
export type AlarmsWorld = Awaited<ReturnType<typeof openAlarmsWorld>>;
