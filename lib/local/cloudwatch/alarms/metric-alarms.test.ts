import {
  DeleteAlarmsCommand,
  DisableAlarmActionsCommand,
  EnableAlarmActionsCommand,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE, NOON, stat } from '@/lib/local/cloudwatch/cloudwatch-world';
import { type AlarmsWorld, onMetrics, openAlarmsWorld } from './alarms-world';

let world: AlarmsWorld;
beforeEach(async () => {
  world = await openAlarmsWorld();
});
afterEach(async () => {
  await world.close();
});

const ARN = 'arn:aws:cloudwatch:us-east-1:000000000000:alarm:late';

describe('states', () => {
  test('an alarm starts without data, and says so as the service does', async () => {
    await world.put({ AlarmDescription: 'consumers lag', DatapointsToAlarm: 1 });
    expect(await world.alarmNamed('late')).toEqual({
      AlarmName: 'late',
      AlarmArn: ARN,
      AlarmDescription: 'consumers lag',
      AlarmConfigurationUpdatedTimestamp: new Date(NOON),
      ActionsEnabled: true,
      OKActions: [],
      AlarmActions: [],
      InsufficientDataActions: [],
      StateValue: 'INSUFFICIENT_DATA',
      StateReason: 'Unchecked: Initial alarm creation',
      StateUpdatedTimestamp: new Date(NOON),
      StateTransitionedTimestamp: new Date(NOON),
      MetricName: 'GetRecords.IteratorAgeMilliseconds',
      Namespace: 'AWS/Kinesis',
      Statistic: 'Maximum',
      Dimensions: [{ Name: 'StreamName', Value: 'flights' }],
      Period: 60,
      EvaluationPeriods: 1,
      DatapointsToAlarm: 1,
      Threshold: 10,
      ComparisonOperator: 'GreaterThanThreshold',
    });
  });

  test('it is evaluated at the minute’s end, with reason and figures', async () => {
    await world.put();
    world.observe(60);
    await world.clock.advance(MINUTE - 1);
    expect(await world.stateOf()).toBe('INSUFFICIENT_DATA');
    await world.clock.advance(1);
    const alarm = await world.alarmNamed('late');
    expect(alarm).toMatchObject({
      StateValue: 'ALARM',
      StateReason:
        'Threshold Crossed: 1 datapoint [60.0 (31/01/26 12:00:00)] was greater than the threshold (10.0).',
      StateTransitionedTimestamp: new Date(NOON + MINUTE),
    });
    expect(JSON.parse(alarm?.StateReasonData ?? '')).toMatchObject({
      recentDatapoints: [60],
      statistic: 'Maximum',
      period: 60,
      threshold: 10,
    });
  });

  test('asked late, it still went over when it did', async () => {
    await world.put();
    await world.pass(1, 20, 30, 2, null, null, null, null, 20);
    expect(await world.transitions()).toEqual([
      '12:01 OK',
      '12:02 ALARM',
      '12:04 OK',
      '12:07 INSUFFICIENT_DATA',
      '12:09 ALARM',
    ]);
  });

  test('M out of N', async () => {
    await world.put({ EvaluationPeriods: 3, DatapointsToAlarm: 2 });
    await world.pass(1, 1, 20, 1, 20, 1, 1);
    expect(await world.transitions()).toEqual(['12:01 OK', '12:05 ALARM', '12:06 OK']);
    expect((await world.alarmNamed('late'))?.StateReason).toContain(
      'Threshold Crossed: 2 out of the last 3 datapoints [1.0 (31/01/26 12:05:00), 1.0 (31/01/26 12:03:00)] were not greater than the threshold (10.0) (minimum 2 datapoints for ALARM -> OK transition)',
    );
  });

  test.each([
    ['missing', ['12:01 ALARM', '12:04 INSUFFICIENT_DATA', '12:06 OK']],
    ['ignore', ['12:01 ALARM', '12:06 OK']],
    ['breaching', ['12:01 ALARM', '12:06 OK']],
    ['notBreaching', ['12:01 ALARM', '12:04 OK']],
  ])('three minutes without data, treated as %s', async (TreatMissingData, expected) => {
    await world.put({ TreatMissingData });
    await world.pass(20, null, null, null, null, 1);
    expect(await world.transitions()).toEqual(expected);
  });

  test('of DynamoDB’s metrics missing data is ignored', async () => {
    await world.put({ Namespace: 'AWS/DynamoDB', TreatMissingData: 'breaching' });
    await world.pass(null, null);
    expect(await world.stateOf()).toBe('INSUFFICIENT_DATA');
  });

  test('data from before the alarm counts', async () => {
    await world.pass(20, 20);
    await world.put({ EvaluationPeriods: 3 });
    await world.pass(20);
    expect(await world.stateOf()).toBe('ALARM');
  });

  test('a longer period is looked at anew every minute', async () => {
    await world.put({ Statistic: 'Sum', Period: 300, Threshold: 5 });
    await world.pass(1, 1, 1, 1, 1, 1, 3, 1);
    expect(await world.transitions()).toEqual(['12:01 OK', '12:07 ALARM']);
  });

  test('a percentile', async () => {
    await world.put({ Statistic: undefined, ExtendedStatistic: 'p50', Threshold: 15 });
    for (const value of [1, 20, 30]) world.observe(value);
    await world.pass(null);
    expect(await world.stateOf()).toBe('ALARM');
  });

  test('an expression', async () => {
    const age = { name: 'GetRecords.IteratorAgeMilliseconds' };
    const Metrics = [
      { ...stat('age', 'Maximum', age), ReturnData: false },
      { Id: 'share', Expression: 'age / 100', Label: 'share', ReturnData: true },
    ];
    await world.put({ ...onMetrics(...Metrics), Threshold: 0.5 });
    await world.pass(40, 60);
    expect(await world.transitions()).toEqual(['12:01 OK', '12:02 ALARM']);
    expect(await world.alarmNamed('late')).toMatchObject({ Metrics });
  });

  test('an expression that stops working out leaves its alarm without data, and others alone', async () => {
    const age = stat('age', 'Sum', { name: 'GetRecords.IteratorAgeMilliseconds' });
    await world.put({ AlarmName: 'simple' });
    const odd = { Id: 'odd', Expression: 'IF(SUM(age) < 5, 1, age)' };
    await world.put(onMetrics({ ...age, ReturnData: false }, odd));
    await world.pass(20, 20, null, 1, null, null, null);
    expect(await world.transitions()).toEqual([
      '12:01 ALARM',
      '12:04 OK',
      '12:05 INSUFFICIENT_DATA',
    ]);
    expect(await world.transitions('simple')).toHaveLength(3);
  });

  test('figures that come late change the next evaluation, not the last', async () => {
    await world.put({ EvaluationPeriods: 2 });
    await world.pass(20, 1);
    const MetricData = [{ MetricName: 'Late', Timestamp: new Date(NOON + MINUTE), Value: 1 }];
    await world.client.send(new PutMetricDataCommand({ Namespace: 'Own', MetricData }));
    world.cloudWatch.record({
      metric: 'GetRecords.IteratorAgeMilliseconds',
      streamName: 'flights',
      value: 30,
      unit: 'Milliseconds',
      timeMs: NOON + MINUTE,
    });
    await world.pass(20);
    expect(await world.transitions()).toEqual(['12:02 OK', '12:03 ALARM']);
  });
});

describe('changes', () => {
  test('a state set by hand holds until the next evaluation', async () => {
    await world.put();
    await world.pass(1);
    const StateReasonData = '{"by":"hand"}';
    const set = { AlarmName: 'late', StateValue: 'ALARM', StateReason: 'drill' } as const;
    await world.client.send(new SetAlarmStateCommand({ ...set, StateReasonData }));
    expect(await world.alarmNamed('late')).toMatchObject({ ...set, StateReasonData });
    await world.pass(1);
    expect(await world.transitions()).toEqual(['12:01 OK', '12:01 ALARM', '12:02 OK']);
  });

  test('a state set to what it was has another reason and no history', async () => {
    await world.put();
    await world.pass(1);
    const set = { AlarmName: 'late', StateValue: 'OK', StateReason: 'all well' } as const;
    await world.client.send(new SetAlarmStateCommand(set));
    expect((await world.alarmNamed('late'))?.StateReason).toBe('all well');
    expect(await world.transitions()).toEqual(['12:01 OK']);
  });

  test('another configuration leaves the state as it is', async () => {
    await world.put();
    await world.pass(20);
    await world.put({ Threshold: 30 });
    expect(await world.alarmNamed('late')).toMatchObject({ StateValue: 'ALARM', Threshold: 30 });
    await world.pass(20);
    expect(await world.stateOf()).toBe('OK');
  });

  test('actions are switched off and on; unknown names are passed over', async () => {
    await world.put();
    const AlarmNames = ['late', 'unknown'];
    await world.client.send(new DisableAlarmActionsCommand({ AlarmNames }));
    expect((await world.alarmNamed('late'))?.ActionsEnabled).toBe(false);
    await world.client.send(new EnableAlarmActionsCommand({ AlarmNames }));
    expect((await world.alarmNamed('late'))?.ActionsEnabled).toBe(true);
  });

  test('a deleted alarm is gone; an unknown name is told after the others are deleted', async () => {
    await world.put();
    const deletion = new DeleteAlarmsCommand({ AlarmNames: ['late', 'unknown'] });
    await expect(world.client.send(deletion)).rejects.toMatchObject({
      name: 'ResourceNotFound',
      message: 'There is no alarm named unknown.',
      $metadata: { httpStatusCode: 404 },
    });
    expect(await world.alarmNamed('late')).toBeUndefined();
  });
});
