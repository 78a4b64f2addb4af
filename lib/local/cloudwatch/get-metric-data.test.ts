import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, MINUTE, NOON, openWorld, stat, type World } from './cloudwatch-world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

describe('statistics', () => {
  test('each comes from the minute’s set; a minute without data has no point', async () => {
    const all = await world.values(
      stat('sum', 'Sum'),
      stat('avg', 'Average'),
      stat('min', 'Minimum'),
      stat('max', 'Maximum'),
      stat('count', 'SampleCount'),
    );
    expect(all[0]).toEqual([102, 92, 82, 72, 62, 42, 32, 22, 12]);
    expect(all[1]).toEqual([51, 46, 41, 36, 31, 21, 16, 11, 6]);
    expect(all[2]).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2]);
    expect(all[3]).toEqual([100, 90, 80, 70, 60, 40, 30, 20, 10]);
    expect(all[4]).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2]);
    expect((await world.points([stat('sum', 'Sum')])).map(([minute]) => minute)).not.toContain(
      '11:55',
    );
  });

  test('percentiles', async () => {
    const latency = { name: 'GetRecords.Latency' };
    const all = await world.values(
      stat('p50', 'p50', latency),
      stat('p99', 'p99', latency),
      stat('p100', 'p100', latency),
    );
    expect(all).toEqual([[50], [99], [100]]);
  });

  test('percentiles and trimmed means of a longer period are of all its samples', async () => {
    const five = { Period: 300 };
    expect(
      await world.values(
        stat('p50', 'p50', five),
        stat('p100', 'p100', five),
        stat('tm80', 'tm80', five),
      ),
    ).toEqual([
      [2, 2],
      [100, 40],
      [27.5, expect.closeTo(7.8125)],
    ]);
  });

  test('longer periods gather minutes; the start is rounded down to one', async () => {
    const five = [stat('sum', 'Sum', { Period: 300 })];
    expect(await world.points(five)).toEqual([
      ['11:50', 410],
      ['11:55', 108],
    ]);
    const late = { StartTime: new Date(NOON - 7 * MINUTE) };
    expect(await world.points(five, late)).toEqual([
      ['11:50', 410],
      ['11:55', 108],
    ]);
  });

  test('the end is exclusive, the start is rounded down to the minute', async () => {
    const window = {
      StartTime: new Date(NOON - 2 * MINUTE + 30_000),
      EndTime: new Date(NOON - MINUTE),
    };
    expect(await world.points([stat('sum', 'Sum')], window)).toEqual([['11:58', 22]]);
  });

  test('dimensions must match exactly', async () => {
    const shard = stat('shard', 'Sum');
    shard.MetricStat.Metric.Dimensions.unshift({ Name: 'ShardId', Value: 'shardId-000000000000' });
    const none = stat('none', 'Sum');
    none.MetricStat.Metric.Dimensions = [];
    expect(await world.values(shard, none)).toEqual([[7], []]);
  });

  test('a unit that was never reported has no points', async () => {
    const query = { ...stat('sum', 'Sum') };
    expect(
      await world.values({ ...query, MetricStat: { ...query.MetricStat, Unit: 'Bytes' } }),
    ).toEqual([[]]);
  });
});

describe('what is kept', () => {
  test('after 15 days figures are there by five minutes only', async () => {
    const window = {
      StartTime: new Date(NOON - 20 * DAY),
      EndTime: new Date(NOON - 20 * DAY + 10 * MINUTE),
    };
    expect(await world.points([stat('old', 'Sum', { name: 'Old', Period: 60 })], window)).toEqual(
      [],
    );
    expect(await world.points([stat('old', 'Sum', { name: 'Old', Period: 300 })], window)).toEqual([
      ['12:00', 15],
    ]);
  });
});

describe('answers', () => {
  test('newest first by default, with label and status', async () => {
    const queries = [{ ...stat('sum', 'Sum'), Label: 'in' }, stat('avg', 'Average')];
    const StartTime = new Date(NOON - 2 * MINUTE);
    const answer = await world.ask(queries, { StartTime, ScanBy: undefined });
    expect(answer.MetricDataResults).toEqual([
      {
        Id: 'sum',
        Label: 'in',
        Timestamps: [new Date(NOON - MINUTE), new Date(NOON - 2 * MINUTE)],
        Values: [12, 22],
        StatusCode: 'Complete',
      },
      expect.objectContaining({ Id: 'avg', Label: 'IncomingRecords', Values: [6, 11] }),
    ]);
  });

  test('a query with ReturnData false is not in the answer', async () => {
    const hidden = { ...stat('sum', 'Sum'), ReturnData: false };
    const { MetricDataResults = [] } = await world.ask([
      hidden,
      { Id: 'twice', Expression: 'sum * 2' },
    ]);
    expect(MetricDataResults.map(({ Id }) => Id)).toEqual(['twice']);
  });

  test('pages carry on where the last one ended, and say what is partial', async () => {
    const queries = [
      stat('sum', 'Sum'),
      stat('none', 'Sum', { stream: 'nowhere' }),
      stat('max', 'Maximum'),
    ];
    const first = await world.ask(queries, { MaxDatapoints: 5 });
    expect(first.MetricDataResults?.map(({ Id, StatusCode }) => [Id, StatusCode])).toEqual([
      ['sum', 'PartialData'],
      ['none', 'Complete'],
    ]);
    const seen: number[] = [];
    let next: string | undefined;
    let pages = 0;
    do {
      const answer = await world.ask(queries, { MaxDatapoints: 5, NextToken: next });
      for (const { Values = [] } of answer.MetricDataResults ?? []) seen.push(...Values);
      next = answer.NextToken;
      pages += 1;
    } while (next);
    expect(pages).toBe(4);
    expect(seen).toEqual([
      102, 92, 82, 72, 62, 42, 32, 22, 12, 100, 90, 80, 70, 60, 40, 30, 20, 10,
    ]);
  });
});
