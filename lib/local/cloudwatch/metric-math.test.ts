import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, stat, type World } from './cloudwatch-world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

async function search(terms: string) {
  const Expression = `SEARCH('${terms}', 'Sum', 600)`;
  const { MetricDataResults = [] } = await world.ask([{ Id: 'e1', Expression }]);
  return MetricDataResults.map(({ Label, Values }) => `${Label} ${Values?.join()}`).toSorted();
}

describe('metric math', () => {
  const m1 = { ...stat('m1', 'Sum'), ReturnData: false };
  const m2 = { ...stat('m2', 'SampleCount'), ReturnData: false };
  const other = { ...stat('m3', 'Sum', { stream: 'other' }), ReturnData: false };
  const minutes = ['11:50', '11:51', '11:52', '11:53', '11:54', '11:56', '11:57', '11:58', '11:59'];
  const work = async (Expression: string) =>
    await world.points([m1, m2, other, { Id: 'e1', Expression }]);
  const at = (...numbers: number[]) => numbers.map((value, index) => [minutes[index], value]);

  test.each([
    ['m1 * 60 / PERIOD(m1)', at(102, 92, 82, 72, 62, 42, 32, 22, 12)],
    ['-(m1 - 2) / 10', at(-10, -9, -8, -7, -6, -4, -3, -2, -1)],
    ['m1 + m2 * 2 - 2^2', at(102, 92, 82, 72, 62, 42, 32, 22, 12)],
    ['100*(m1/(m1/m2))/m2', at(100, 100, 100, 100, 100, 100, 100, 100, 100)],
    ['CEIL(m1 / 100) + FLOOR(m1 / 100) + ABS(-1)', at(4, 2, 2, 2, 2, 2, 2, 2, 2)],
    ['IF(m1 > 80, 1, 0)', at(1, 1, 1, 0, 0, 0, 0, 0, 0)],
    ['m1 >= 92 AND m1 < 102 || m1 == 12', at(0, 1, 0, 0, 0, 0, 0, 0, 1)],
    ['m1 - MIN(m1)', at(90, 80, 70, 60, 50, 30, 20, 10, 0)],
    ['SUM([m1, m2])', at(104, 94, 84, 74, 64, 44, 34, 24, 14)],
    ['RUNNING_SUM(m2)', at(2, 4, 6, 8, 10, 12, 14, 16, 18)],
    ['m1 - FIRST(m1) + LAST(m1)', at(12, 2, -8, -18, -28, -48, -58, -68, -78)],
    ['LOG10(m2 * 50) + LOG(m2 / 2)', at(2, 2, 2, 2, 2, 2, 2, 2, 2)],
    ['STDDEV([m2, m2 + 4])', at(2, 2, 2, 2, 2, 2, 2, 2, 2)],
    ['m2 * METRIC_COUNT(METRICS())', at(6, 6, 6, 6, 6, 6, 6, 6, 6)],
    ['AVG(METRICS("m1"))', at(102, 92, 82, 72, 62, 42, 32, 22, 12)],
  ])('%s', async (expression, expected) => expect(await work(expression)).toEqual(expected));

  test('series meet only where both have points', async () => {
    expect(await work('m1 + m3')).toEqual([['11:58', 25]]);
  });

  test('division by zero gives no point', async () => {
    expect(await work('m1 / (m2 - 2)')).toEqual([]);
  });

  test('IF without an else keeps what is true', async () => {
    expect(await work('IF(m1 > 90, m1)')).toEqual(at(102, 92));
  });

  test('FILL gives every period a point', async () => {
    expect(await work('FILL(m3, 0)')).toHaveLength(10);
    expect((await work('FILL(m1, 0)'))[5]).toEqual(['11:55', 0]);
    expect((await work('FILL(m1, REPEAT)'))[5]).toEqual(['11:55', 62]);
    expect((await work('FILL(m1, LINEAR)'))[5]).toEqual(['11:55', 52]);
    expect(await work('FILL(m3, LINEAR)')).toEqual([['11:58', 3]]);
    expect(
      (await work('FILL(IF(m1 < 103, IF(m1 > 100, m1, IF(m1 < 40, m1))), LINEAR)'))[4],
    ).toEqual(['11:54', 62]);
    expect(await work('FILL(m3, REPEAT)')).toEqual([
      ['11:58', 3],
      ['11:59', 3],
    ]);
    expect(await work('FILL(m3, m1)')).toHaveLength(9);
    expect(await work('TIME_SERIES(7)')).toHaveLength(10);
  });

  test('RATE and DIFF go from point to point, over gaps too', async () => {
    expect((await work('DIFF(m1)')).at(0)).toEqual(['11:51', -10]);
    expect((await work('RATE(m1) * 60')).at(4)).toEqual(['11:56', -10]);
  });

  test('over one series an aggregate is a number', async () => {
    expect(await work('m1 * 0 + MAX(m1) + DATAPOINT_COUNT(m1) + SUM(m2) + AVG(m2)')).toEqual(
      at(...Array.from({ length: 9 }, () => 102 + 9 + 18 + 2)),
    );
  });

  test('expressions use expressions, in any order', async () => {
    const queries = [{ Id: 'e2', Expression: 'e1 * 2' }, { Id: 'e1', Expression: 'm1 / 2' }, m1];
    const { MetricDataResults = [] } = await world.ask(queries);
    expect(MetricDataResults[0]?.Values).toEqual([102, 92, 82, 72, 62, 42, 32, 22, 12]);
    expect(MetricDataResults[0]?.Label).toBe('e2');
  });

  test('METRICS() yields each metric of the request, and arithmetic meets each', async () => {
    const { MetricDataResults = [] } = await world.ask([
      m1,
      m2,
      { Id: 'e1', Expression: 'METRICS() * 10' },
    ]);
    expect(MetricDataResults.map(({ Id, Values }) => [Id, Values?.[0]])).toEqual([
      ['e1', 1_020],
      ['e1', 20],
    ]);
  });

  test.each([
    ['m1 - METRICS()', [0, 100]],
    ['METRICS() - m1', [0, -100]],
    ['-METRICS()', [-102, -2]],
    ['FILL(METRICS(), 0)', [102, 2]],
    ['MAX(METRICS()) + METRICS()', [204, 104]],
  ])('%s meets each of a list', async (Expression, firsts) => {
    const { MetricDataResults = [] } = await world.ask([m1, m2, { Id: 'e1', Expression }]);
    expect(MetricDataResults.map(({ Values }) => Values?.[0])).toEqual(firsts);
  });

  test('SEARCH finds metrics by schema and terms', async () => {
    const byStream = '{AWS/Kinesis,StreamName} MetricName="IncomingRecords"';
    expect(await search(byStream)).toEqual([
      'flights IncomingRecords 518',
      'other IncomingRecords 3',
    ]);
    expect(await search(`${byStream} flights`)).toEqual(['flights IncomingRecords 518']);
    expect(await search(`${byStream} NOT StreamName="flights"`)).toEqual([
      'other IncomingRecords 3',
    ]);
    expect(await search('{AWS/Kinesis,StreamName,ShardId}')).toEqual([
      'shardId-000000000000 flights IncomingRecords 7',
    ]);
    expect(await search('{AWS/Kinesis,StreamName} (other OR latency) NOT Old')).toHaveLength(2);
    expect(await search('"no such thing"')).toEqual([]);
  });
});
