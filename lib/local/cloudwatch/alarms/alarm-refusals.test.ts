import {
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  type PutMetricAlarmCommandInput,
  SetAlarmStateCommand,
  type SetAlarmStateCommandInput,
} from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stat } from '@/lib/local/cloudwatch/cloudwatch-world';
import { type AlarmsWorld, lateAlarm, onMetrics, openAlarmsWorld } from './alarms-world';

let world: AlarmsWorld;
beforeAll(async () => {
  world = await openAlarmsWorld();
  await world.put({ AlarmName: 'metric' });
  await world.putComposite('composite', 'ALARM(metric)');
});
afterAll(async () => {
  await world.close();
});

const refusal = (name: string, message: RegExp) => ({
  name,
  message: expect.stringMatching(message),
});

const hidden = { ...stat('m1', 'Sum'), ReturnData: false };
const math = (Expression: string) => onMetrics(hidden, { Id: 'e1', Expression });

describe('a metric alarm', () => {
  test.each<[string, Partial<PutMetricAlarmCommandInput>, string, RegExp]>([
    ['without a name', { AlarmName: undefined }, 'MissingRequiredParameterException', /AlarmName/],
    [
      'with a bell in its name',
      { AlarmName: 'a\u0007' },
      'InvalidParameterValueException',
      /control/,
    ],
    [
      'on nothing',
      { MetricName: undefined },
      'ValidationException',
      /one of MetricName and Metrics/,
    ],
    [
      'without a namespace',
      { Namespace: undefined },
      'MissingRequiredParameterException',
      /Namesp/,
    ],
    ['without a period', { Period: undefined }, 'MissingRequiredParameterException', /Period/],
    ['with a period of 90 s', { Period: 90 }, 'InvalidParameterValueException', /Period/],
    ['with a period of 5 s', { Period: 5 }, 'ValidationException', /at least 10 seconds/],
    [
      'without a statistic',
      { Statistic: undefined },
      'InvalidParameterCombinationException',
      /one of Statistic and ExtendedStatistic/,
    ],
    [
      'with two statistics',
      { ExtendedStatistic: 'p90' },
      'InvalidParameterCombinationException',
      /one of Statistic/,
    ],
    [
      'with a percentile of 101',
      { Statistic: undefined, ExtendedStatistic: 'p101' },
      'InvalidParameterValueException',
      /p101/,
    ],
    [
      'without a threshold',
      { Threshold: undefined },
      'MissingRequiredParameterException',
      /Thresh/,
    ],
    [
      'on a band of anomalies',
      { ComparisonOperator: 'GreaterThanUpperThreshold' },
      'InvalidParameterValueException',
      /ComparisonOperator/,
    ],
    [
      'that treats what is missing as good',
      { TreatMissingData: 'good' },
      'InvalidParameterValueException',
      /TreatMissingData/,
    ],
    [
      'over no periods',
      { EvaluationPeriods: 0 },
      'InvalidParameterValueException',
      /EvaluationPer/,
    ],
    [
      '3 of 2',
      { EvaluationPeriods: 2, DatapointsToAlarm: 3 },
      'ValidationException',
      /not be more/,
    ],
    [
      'over more than a day',
      { Period: 1_800, EvaluationPeriods: 49 },
      'ValidationException',
      /more than a day \(EvaluationPeriods \* Period must be <= 86400\)/,
    ],
    [
      'over more than seven days',
      { Period: 3_600, EvaluationPeriods: 169 },
      'ValidationException',
      /seven days/,
    ],
    [
      'on a metric and on metrics',
      { Metrics: [stat('m1', 'Sum')] },
      'InvalidParameterCombinationException',
      /MetricName must not stand beside Metrics/,
    ],
    [
      'that watches two',
      onMetrics(stat('a', 'Sum'), stat('b', 'Sum')),
      'ValidationException',
      /one/,
    ],
    ['that watches none', onMetrics(hidden), 'ValidationException', /ReturnData true/],
    ['on one id twice', onMetrics(hidden, stat('m1', 'Sum')), 'ValidationException', /not unique/],
    [
      'in two periods',
      onMetrics(hidden, stat('m2', 'Sum', { Period: 300 })),
      'ValidationException',
      /one period/,
    ],
    ['on a search', math("SUM(SEARCH('flights', 'Sum', 60))"), 'ValidationException', /SEARCH/],
    ['on half an expression', math('m1 +'), 'ValidationException', /expression 'e1' at character/],
    ['on a number', math('SUM(m1)'), 'ValidationException', /Expected a time series/],
    ['by a composite alarm’s name', { AlarmName: 'composite' }, 'ValidationException', /Composite/],
  ])('%s', async (_, change, name, message) => {
    await expect(world.put(change)).rejects.toMatchObject(refusal(name, message));
  });
});

test('more than 5,000 alarms', async () => {
  for (let index = 2; index < 5_000; index++) {
    world.cloudWatch.execute('PutMetricAlarm', lateAlarm({ AlarmName: `late-${index}` }));
  }
  await world.put({ AlarmName: 'metric' });
  await expect(world.put({ AlarmName: 'one more' })).rejects.toMatchObject(
    refusal('LimitExceededFault', /5000 alarms already/),
  );
});

describe('a composite alarm', () => {
  test.each([
    ['a', 'ALARM(metric', /character 1/],
    ['a', 'ALARM(unknown) OR OK(metric)', /do not exist: unknown/],
    ['metric', 'ALARM(composite)', /MetricAlarm/],
  ])('%s: %s', async (name, rule, message) => {
    await expect(world.putComposite(name, rule)).rejects.toMatchObject(
      refusal('ValidationException', message),
    );
  });
});

test.each<[Partial<SetAlarmStateCommandInput>, string, RegExp]>([
  [{ AlarmName: 'unknown' }, 'ResourceNotFound', /unknown/],
  [{ StateReasonData: '{' }, 'InvalidFormatFault', /not valid JSON/],
  [{ StateReason: undefined }, 'MissingRequiredParameterException', /StateReason/],
])('a state: %o', async (change, name, message) => {
  const set = { AlarmName: 'metric', StateValue: 'OK', StateReason: 'drill' } as const;
  const call = world.client.send(new SetAlarmStateCommand({ ...set, ...change }));
  await expect(call).rejects.toMatchObject(refusal(name, message));
});

test.each([
  [
    { AlarmNames: ['a'], AlarmNamePrefix: 'a' },
    'InvalidParameterCombinationException',
    /not stand together/,
  ],
  [{ ChildrenOfAlarmName: 'a', StateValue: 'OK' as const }, 'ValidationException', /stand alone/],
  [{ ChildrenOfAlarmName: 'a', ParentsOfAlarmName: 'a' }, 'ValidationException', /stand alone/],
  [{ MaxRecords: 101 }, 'InvalidParameterValueException', /MaxRecords/],
  [{ NextToken: 'MS54' }, 'InvalidNextToken', /not valid/],
])('a list: %o', async (input, name, message) => {
  const call = world.client.send(new DescribeAlarmsCommand(input));
  await expect(call).rejects.toMatchObject(refusal(name, message));
});

test('a history with another’s token', async () => {
  const call = world.client.send(new DescribeAlarmHistoryCommand({ NextToken: 'MS54' }));
  await expect(call).rejects.toMatchObject({ name: 'InvalidNextToken' });
});
