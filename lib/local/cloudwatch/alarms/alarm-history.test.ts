import {
  DeleteAlarmsCommand,
  DescribeAlarmHistoryCommand,
  DisableAlarmActionsCommand,
  paginateDescribeAlarmHistory,
} from '@aws-sdk/client-cloudwatch';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, MINUTE, NOON } from '@/lib/local/cloudwatch/cloudwatch-world';
import { type AlarmsWorld, openAlarmsWorld } from './alarms-world';

let world: AlarmsWorld;
beforeEach(async () => {
  world = await openAlarmsWorld();
  await world.put();
});
afterEach(async () => {
  await world.close();
});

const summaries = async (...input: Parameters<AlarmsWorld['history']>) =>
  (await world.history(...input)).map(({ HistorySummary }) => HistorySummary);

test('a change of state tells the state before and after', async () => {
  await world.pass(20);
  const [, item] = await world.history();
  expect(item).toEqual({
    AlarmName: 'late',
    AlarmType: 'MetricAlarm',
    Timestamp: new Date(NOON + MINUTE),
    HistoryItemType: 'StateUpdate',
    HistorySummary: 'Alarm updated from INSUFFICIENT_DATA to ALARM',
    HistoryData: expect.any(String),
  });
  expect(JSON.parse(item?.HistoryData ?? '')).toEqual({
    version: '1.0',
    oldState: {
      stateValue: 'INSUFFICIENT_DATA',
      stateReason: 'Unchecked: Initial alarm creation',
    },
    newState: {
      stateValue: 'ALARM',
      stateReason: expect.stringMatching(/^Threshold Crossed/),
      stateReasonData: expect.objectContaining({ recentDatapoints: [20], threshold: 10 }),
    },
  });
});

test('a change of configuration tells the alarm as it is then', async () => {
  await world.client.send(new DisableAlarmActionsCommand({ AlarmNames: ['late'] }));
  await world.client.send(new DeleteAlarmsCommand({ AlarmNames: ['late'] }));
  expect(await summaries({ HistoryItemType: 'ConfigurationUpdate' })).toEqual([
    'Alarm "late" created',
    'Alarm "late" updated',
    'Alarm "late" deleted',
  ]);
  const [created, updated] = await world.history();
  expect(JSON.parse(created?.HistoryData ?? '')).toMatchObject({
    type: 'Create',
    createdAlarm: {
      alarmName: 'late',
      dimensions: [{ name: 'StreamName', value: 'flights' }],
      alarmConfigurationUpdatedTimestamp: '2026-01-31T12:00:00.000+0000',
      actionsEnabled: true,
      okactions: [],
    },
  });
  expect(JSON.parse(updated?.HistoryData ?? '')).toMatchObject({
    type: 'Update',
    updatedAlarm: { actionsEnabled: false },
  });
});

test('by name, type and time', async () => {
  await world.put({ AlarmName: 'never', Threshold: 1_000 });
  await world.putComposite('any', 'ALARM(late) OR ALARM(never)');
  await world.pass(20, 1);
  expect(await summaries({ AlarmName: 'never' })).toHaveLength(2);
  expect(await summaries({ AlarmTypes: ['CompositeAlarm'] })).toEqual([
    'Alarm "any" created',
    'Alarm updated from INSUFFICIENT_DATA to OK',
    'Alarm updated from OK to ALARM',
    'Alarm updated from ALARM to OK',
  ]);
  const window = { StartDate: new Date(NOON + MINUTE), EndDate: new Date(NOON + MINUTE) };
  expect(await summaries({ AlarmName: 'late', ...window })).toEqual([
    'Alarm updated from INSUFFICIENT_DATA to ALARM',
  ]);
  expect(await summaries({ HistoryItemType: 'Action' })).toEqual([]);
});

test('metric alarms alone and newest first, unless asked otherwise', async () => {
  await world.putComposite('any', 'ALARM(late)');
  await world.pass(20, 1);
  const answer = await world.client.send(new DescribeAlarmHistoryCommand({}));
  expect(answer.AlarmHistoryItems?.map(({ HistorySummary }) => HistorySummary)).toEqual([
    'Alarm updated from ALARM to OK',
    'Alarm updated from INSUFFICIENT_DATA to ALARM',
    'Alarm "late" created',
  ]);
});

test('in pages', async () => {
  await world.pass(20, 1, 20, 1);
  const sizes: number[] = [];
  const pages = paginateDescribeAlarmHistory({ client: world.client, pageSize: 2 }, {});
  for await (const { AlarmHistoryItems = [] } of pages) sizes.push(AlarmHistoryItems.length);
  expect(sizes).toEqual([2, 2, 1]);
});

test('for thirty days', async () => {
  await world.pass(20);
  expect(await summaries()).toHaveLength(2);
  await world.clock.advance(29 * DAY);
  expect(await summaries()).toHaveLength(3);
  await world.clock.advance(2 * DAY);
  await world.pass(1);
  expect(await summaries()).toEqual([
    'Alarm updated from ALARM to INSUFFICIENT_DATA',
    'Alarm updated from INSUFFICIENT_DATA to OK',
  ]);
});
