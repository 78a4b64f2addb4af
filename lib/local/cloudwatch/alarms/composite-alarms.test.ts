import {
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AlarmsWorld, openAlarmsWorld } from './alarms-world';

let world: AlarmsWorld;
beforeEach(async () => {
  world = await openAlarmsWorld();
  await world.put();
  await world.put({ AlarmName: 'very late', Threshold: 100 });
});
afterEach(async () => {
  await world.close();
});

const arn = (name: string) => `arn:aws:cloudwatch:us-east-1:000000000000:alarm:${name}`;
const set = (AlarmName: string, StateValue: 'ALARM' | 'OK') =>
  world.client.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason: 'drill' }));
const remove = (...AlarmNames: string[]) =>
  world.client.send(new DeleteAlarmsCommand({ AlarmNames }));

test('a composite alarm is evaluated when it is made', async () => {
  await world.putComposite('both', 'ALARM(late) AND ALARM("very late")');
  const alarm = await world.alarmNamed('both');
  expect(alarm).toMatchObject({
    AlarmName: 'both',
    AlarmArn: arn('both'),
    AlarmRule: 'ALARM(late) AND ALARM("very late")',
    StateValue: 'OK',
    StateReason: `${arn('both')} was created and its alarm rule evaluates to OK`,
  });
  expect(JSON.parse(alarm?.StateReasonData ?? '')).toEqual({
    triggeringAlarms: ['late', 'very late'].map((name) => ({
      arn: arn(name),
      state: { value: 'INSUFFICIENT_DATA', timestamp: '2026-01-31T12:00:00.000+0000' },
    })),
  });
});

test('it follows its children, and says which', async () => {
  await world.putComposite('both', 'ALARM(late) AND ALARM("very late")');
  await world.pass(1, 20, 200, 1);
  expect(await world.transitions('both')).toEqual(['12:00 OK', '12:03 ALARM', '12:04 OK']);
  const [, , toAlarm] = await world.history({ AlarmName: 'both' });
  expect(JSON.parse(toAlarm?.HistoryData ?? '').newState).toMatchObject({
    stateValue: 'ALARM',
    stateReason: `${arn('very late')} transitioned to ALARM at Saturday 31 January, 2026 12:03:00 UTC`,
  });
});

test('one on another follows in the same minute, in whatever order they were made', async () => {
  await world.putComposite('outer', 'TRUE');
  await world.putComposite('inner', 'ALARM(late)');
  await world.putComposite('outer', 'ALARM(inner) AND ALARM(late)');
  await world.pass(1, 20, 1);
  expect(await world.transitions('inner')).toEqual(['12:00 OK', '12:02 ALARM', '12:03 OK']);
  expect(await world.transitions('outer')).toEqual([
    '12:00 ALARM',
    '12:00 OK',
    '12:02 ALARM',
    '12:03 OK',
  ]);
});

test('set by hand it stays so until a child changes', async () => {
  await world.putComposite('any', 'ALARM(late) OR ALARM("very late")');
  await world.pass(1);
  await set('any', 'ALARM');
  await world.pass(1, 1);
  expect(await world.stateOf('any')).toBe('ALARM');
  await set('late', 'ALARM');
  await world.pass(1);
  expect(await world.transitions('any')).toEqual(['12:00 OK', '12:01 ALARM', '12:04 OK']);
});

test('rules that go in a circle end', async () => {
  await world.putComposite('a', 'FALSE');
  await world.putComposite('b', 'NOT ALARM(a)');
  await world.putComposite('a', 'ALARM(b)');
  await world.pass(20);
  expect(await world.stateOf('a')).toMatch(/^(OK|ALARM)$/);
  await expect(remove('a')).rejects.toMatchObject({ name: 'ValidationException' });
});

test('children and parents', async () => {
  await world.putComposite('any', 'ALARM(late) OR ALARM("very late")');
  await world.putComposite('outer', 'ALARM(any) OR ALARM(late)');
  const children = await world.client.send(
    new DescribeAlarmsCommand({ ChildrenOfAlarmName: 'outer' }),
  );
  expect(children.MetricAlarms?.map(({ AlarmName }) => AlarmName)).toEqual(['late']);
  expect(children.CompositeAlarms?.map(({ AlarmName }) => AlarmName)).toEqual(['any']);
  const parents = await world.client.send(
    new DescribeAlarmsCommand({ ParentsOfAlarmName: 'late' }),
  );
  expect(parents.CompositeAlarms?.map(({ AlarmName }) => AlarmName)).toEqual(['any', 'outer']);
  const none = await world.client.send(new DescribeAlarmsCommand({ ChildrenOfAlarmName: 'late' }));
  expect(none.MetricAlarms).toEqual([]);
  const unknown = await world.client.send(new DescribeAlarmsCommand({ ChildrenOfAlarmName: 'x' }));
  expect(unknown.CompositeAlarms).toEqual([]);
});

test('an alarm that a composite one names is not deleted before it', async () => {
  await world.putComposite('any', 'ALARM(late)');
  await world.putComposite('other', 'ALARM("very late")');
  await expect(remove('very late', 'late')).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'Cannot delete very late as there are composite alarm(s) depending on it: other.',
  });
  await expect(remove('any', 'other')).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('one composite alarm'),
  });
  await remove('any');
  await remove('late');
  expect(await world.alarmNamed('late')).toBeUndefined();
  expect(await world.alarmNamed('very late')).toBeDefined();
});
