import {
  GetMetricStatisticsCommand,
  ListDashboardsCommand,
  ListMetricsCommand,
  type ListMetricsCommandInput,
  PutMetricDataCommand,
  paginateListMetrics,
} from '@aws-sdk/client-cloudwatch';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, MINUTE, NOON, openWorld, stat, type World } from './cloudwatch-world';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => {
  await world.close();
});

async function names(input: ListMetricsCommandInput) {
  const { Metrics = [] } = await world.client.send(new ListMetricsCommand(input));
  return Metrics.map(({ MetricName, Dimensions = [] }) =>
    [MetricName, ...Dimensions.map(({ Value }) => Value)].join(' '),
  );
}

describe('ListMetrics', () => {
  test('lists what had data in two weeks, by namespace, name and dimensions', async () => {
    expect(await names({ Namespace: 'AWS/Kinesis' })).toEqual([
      'IncomingRecords flights',
      'GetRecords.Latency flights',
      'IncomingRecords shardId-000000000000 flights',
      'IncomingRecords other',
    ]);
    expect(await names({ MetricName: 'GetRecords.Latency' })).toEqual([
      'GetRecords.Latency flights',
    ]);
    expect(await names({ Dimensions: [{ Name: 'ShardId' }] })).toHaveLength(1);
    expect(await names({ Dimensions: [{ Name: 'StreamName', Value: 'other' }] })).toHaveLength(1);
    expect(await names({ Namespace: 'AWS/Lambda' })).toEqual([]);
  });

  test('RecentlyActive narrows to three hours', async () => {
    await world.clock.advance(4 * 60 * MINUTE);
    expect(await names({})).toHaveLength(4);
    expect(await names({ RecentlyActive: 'PT3H' })).toEqual([]);
  });

  test('pages through 500 at a time', async () => {
    for (let index = 0; index < 1_100; index++) {
      const streamName = `stream-${index}`;
      const metric = 'IncomingBytes';
      world.cloudWatch.record({ metric, streamName, value: 1, unit: 'Bytes', timeMs: NOON });
    }
    const sizes: (number | undefined)[] = [];
    const pages = paginateListMetrics({ client: world.client }, { MetricName: 'IncomingBytes' });
    for await (const { Metrics } of pages) sizes.push(Metrics?.length);
    expect(sizes).toEqual([500, 500, 100]);
  });
});

describe('GetMetricStatistics', () => {
  const input = {
    Namespace: 'AWS/Kinesis',
    MetricName: 'IncomingRecords',
    Dimensions: [{ Name: 'StreamName', Value: 'flights' }],
    StartTime: new Date(NOON - 6 * MINUTE),
    EndTime: new Date(NOON - 3 * MINUTE),
    Period: 60,
  };

  test('answers figures oldest first; a minute without data has none', async () => {
    const answer = await world.client.send(
      new GetMetricStatisticsCommand({
        ...input,
        Statistics: ['Sum', 'SampleCount'],
        ExtendedStatistics: ['p90', 'TM(:50%)'],
      }),
    );
    const common = { Unit: 'Count', SampleCount: 2 };
    expect(answer.Label).toBe('IncomingRecords');
    expect(answer.Datapoints).toEqual([
      {
        ...common,
        Timestamp: new Date(NOON - 6 * MINUTE),
        Sum: 62,
        ExtendedStatistics: { p90: 60, 'TM(:50%)': 2 },
      },
      {
        ...common,
        Timestamp: new Date(NOON - 4 * MINUTE),
        Sum: 42,
        ExtendedStatistics: { p90: 40, 'TM(:50%)': 2 },
      },
    ]);
  });

  test.each([
    [{ Statistics: undefined }, 'MissingRequiredParameterException'],
    [{ StartTime: new Date(NOON - 2 * DAY) }, 'InvalidParameterCombinationException'],
    [{ ExtendedStatistics: ['tm101'] }, 'InvalidParameterValueException'],
    [{ Period: 61 }, 'InvalidParameterValueException'],
  ])('refuses %o', async (change, name) => {
    const command = new GetMetricStatisticsCommand({ ...input, Statistics: ['Sum'], ...change });
    await expect(world.client.send(command)).rejects.toMatchObject({ name });
  });
});

describe('PutMetricData', () => {
  const Namespace = 'Shop';
  const put = (...MetricData: PutMetricDataCommand['input']['MetricData'] & object) =>
    world.client.send(new PutMetricDataCommand({ Namespace, MetricData }));
  const read = async (Stat: string, MetricName = 'Orders') => {
    const Metric = { Namespace, MetricName };
    return await world.values({ Id: 'a', MetricStat: { Metric, Stat, Period: 300 } });
  };
  const Timestamp = new Date(NOON - MINUTE);

  test('takes values, counted values and statistic sets into one set', async () => {
    await put(
      { MetricName: 'Orders', Timestamp, Value: 4 },
      { MetricName: 'Orders', Timestamp, Values: [1, 2], Counts: [3, 1] },
      {
        MetricName: 'Orders',
        Timestamp,
        StatisticValues: { SampleCount: 2, Sum: 30, Minimum: 10, Maximum: 20 },
      },
    );
    expect(await read('Sum')).toEqual([[39]]);
    expect(await read('SampleCount')).toEqual([[7]]);
    expect(await read('Maximum')).toEqual([[20]]);
    expect(await read('p50')).toEqual([[]]);
  });

  test('a statistic set of one value keeps its percentiles', async () => {
    const StatisticValues = { SampleCount: 3, Sum: 15, Minimum: 5, Maximum: 5 };
    await put({ MetricName: 'Flat', Timestamp, StatisticValues });
    expect(await read('p50', 'Flat')).toEqual([[5]]);
  });

  test('a large call comes compressed', async () => {
    const many = Array.from({ length: 900 }, (_, index) => ({
      MetricName: 'Orders',
      Timestamp,
      Value: 1,
      Dimensions: [{ Name: 'Customer', Value: `${index}-${'x'.repeat(40)}` }],
    }));
    await put(...many);
    const { Metrics } = await world.client.send(new ListMetricsCommand({ Namespace }));
    expect(Metrics).toHaveLength(500);
  });

  test.each<[string, NonNullable<PutMetricDataCommand['input']['MetricData']>[number], string]>([
    ['nothing', { MetricName: 'a' }, 'InvalidParameterCombinationException'],
    [
      'two forms at once',
      { MetricName: 'a', Value: 1, Values: [1] },
      'InvalidParameterCombinationException',
    ],
    [
      'too few counts',
      { MetricName: 'a', Values: [1, 2], Counts: [1] },
      'InvalidParameterCombinationException',
    ],
    [
      'the far past',
      { MetricName: 'a', Value: 1, Timestamp: new Date(NOON - 15 * DAY) },
      'InvalidParameterValueException',
    ],
    [
      'the future',
      { MetricName: 'a', Value: 1, Timestamp: new Date(NOON + DAY) },
      'InvalidParameterValueException',
    ],
    ['no name', { MetricName: undefined, Value: 1 }, 'MissingRequiredParameterException'],
  ])('refuses %s, and then stores nothing of the call', async (_, datum, name) => {
    const good = { MetricName: 'Orders', Timestamp, Value: 1 };
    await expect(put(good, datum)).rejects.toMatchObject({ name });
    expect(await read('Sum')).toEqual([[]]);
  });

  test('refuses a namespace of the service’s own', async () => {
    const command = new PutMetricDataCommand({ Namespace: 'AWS/Kinesis', MetricData: [] });
    await expect(world.client.send(command)).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining('Namespace'),
    });
  });
});

describe('the wire', () => {
  test('an operation that is not spoken here is refused by name', async () => {
    await expect(world.client.send(new ListDashboardsCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: 'ListDashboards is not supported by the local CloudWatch.',
    });
  });

  test('an error carries its shape in the body and its older code in a header', async () => {
    const response = await fetch(world.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'GraniteServiceVersion20100801.GetMetricData',
      },
      body: '{}',
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.0');
    expect(response.headers.get('x-amzn-query-error')).toBe('MissingParameter;Sender');
    expect(await response.json()).toEqual({
      __type: 'com.amazonaws.cloudwatch#MissingRequiredParameterException',
      message: 'The parameter MetricDataQueries is required.',
    });
  });

  test('a wrong type is a serialization error', async () => {
    const queries = [{ ...stat('a', 'Sum'), Id: 7 }];
    expect(() =>
      world.cloudWatch.execute('GetMetricData', {
        MetricDataQueries: queries,
        StartTime: 0,
        EndTime: 1,
      }),
    ).toThrow(expect.objectContaining({ name: 'SerializationException' }));
  });
});
