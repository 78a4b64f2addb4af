import {
  DescribeAlarmsCommand,
  type DescribeAlarmsCommandInput,
  DescribeAlarmsForMetricCommand,
  paginateDescribeAlarms,
} from '@aws-sdk/client-cloudwatch';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stat } from '@/lib/local/cloudwatch/cloudwatch-world';
import { type AlarmsWorld, onMetrics, openAlarmsWorld } from './alarms-world';

let world: AlarmsWorld;
beforeEach(async () => {
  world = await openAlarmsWorld();
  const AlarmActions = ['arn:aws:sns:us-east-1:000000000000:oncall'];
  await world.put({ AlarmName: 'b-late', AlarmActions });
  await world.put({ AlarmName: 'a-late', Period: 300 });
  await world.put({ AlarmName: 'c-early', ComparisonOperator: 'LessThanThreshold' });
  await world.put({ AlarmName: 'other', MetricName: 'IncomingBytes', Statistic: 'Sum' });
  await world.pass(20);
});
afterEach(async () => {
  await world.close();
});

test.each<[DescribeAlarmsCommandInput, string[]]>([
  [{}, ['a-late', 'b-late', 'c-early', 'other']],
  [{ AlarmNames: ['other', 'b-late', 'x'] }, ['b-late', 'other']],
  [{ AlarmNamePrefix: 'c-' }, ['c-early']],
  [{ StateValue: 'ALARM' }, ['a-late', 'b-late']],
  [{ StateValue: 'INSUFFICIENT_DATA' }, ['other']],
  [{ ActionPrefix: 'arn:aws:sns' }, ['b-late']],
  [{ AlarmTypes: ['CompositeAlarm'] }, []],
])('%o', async (filter, names) => {
  const found = await world.client.send(new DescribeAlarmsCommand(filter));
  expect(found.MetricAlarms?.map(({ AlarmName }) => AlarmName)).toEqual(names);
  expect(found.CompositeAlarms).toEqual([]);
});

test('in pages', async () => {
  const pages: (string | undefined)[][] = [];
  const input = { AlarmTypes: ['MetricAlarm' as const] };
  for await (const { MetricAlarms = [] } of paginateDescribeAlarms(
    { client: world.client, pageSize: 3 },
    input,
  )) {
    pages.push(MetricAlarms.map(({ AlarmName }) => AlarmName));
  }
  expect(pages).toEqual([['a-late', 'b-late', 'c-early'], ['other']]);
});

test('of one metric, not those on expressions or other alarms', async () => {
  await world.put({ AlarmName: 'd-math', ...onMetrics(stat('m1', 'Sum')) });
  await world.putComposite('e-composite', 'ALARM("a-late")');
  const metric = {
    Namespace: 'AWS/Kinesis',
    MetricName: 'GetRecords.IteratorAgeMilliseconds',
    Dimensions: [{ Name: 'StreamName', Value: 'flights' }],
  };
  const names = async (change: object) => {
    const command = new DescribeAlarmsForMetricCommand({ ...metric, ...change });
    const { MetricAlarms = [] } = await world.client.send(command);
    return MetricAlarms.map(({ AlarmName }) => AlarmName);
  };
  expect(await names({})).toEqual(['a-late', 'b-late', 'c-early']);
  expect(await names({ Period: 300 })).toEqual(['a-late']);
  expect(await names({ Statistic: 'Sum' })).toEqual([]);
  expect(await names({ Dimensions: [] })).toEqual([]);
});
