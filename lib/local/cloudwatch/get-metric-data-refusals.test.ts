import type { GetMetricDataCommandInput, MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, stat, type World } from './cloudwatch-world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

describe('refusals', () => {
  const sum = stat('sum', 'Sum');
  const math = (Expression: string) => [sum, { Id: 'e1', Expression }];

  test.each<[string, MetricDataQuery[], Partial<GetMetricDataCommandInput>, string, RegExp]>([
    [
      'an end before its start',
      [sum],
      { EndTime: new Date(0) },
      'ValidationException',
      /must be less than/,
    ],
    ['an id twice', [sum, sum], {}, 'ValidationException', /not unique/],
    ['neither metric nor expression', [{ Id: 'a' }], {}, 'ValidationException', /exactly one/],
    [
      'an upper-case id',
      [{ ...sum, Id: 'Sum' }],
      {},
      'InvalidParameterValueException',
      /member\.1\.Id/,
    ],
    [
      'an odd period',
      [stat('a', 'Sum', { Period: 90 })],
      {},
      'InvalidParameterValueException',
      /Period/,
    ],
    ['an unknown statistic', [stat('a', 'Median')], {}, 'ValidationException', /Median/],
    ['a token of another request', [sum], { NextToken: 'MS54' }, 'InvalidNextToken', /not valid/],
    [
      'no points at all',
      [sum],
      { MaxDatapoints: 0 },
      'InvalidParameterValueException',
      /MaxDatapoints/,
    ],
    ['an unknown id', math('m9 * 2'), {}, 'ValidationException', /'m9' is no id/],
    [
      'a circle',
      [{ Id: 'e1', Expression: 'e1 + 1' }],
      {},
      'ValidationException',
      /depends on itself/,
    ],
    [
      'half an expression',
      math('sum * ('),
      {},
      'ValidationException',
      /character 8.*end of expression/,
    ],
    ['a stray character', math('sum # 2'), {}, 'ValidationException', /character 5.*'#'/],
    ['a missing comma', math('SUM([sum sum])'), {}, 'ValidationException', /expected '\]'/],
    [
      'an unknown function',
      math('ANOMALY_DETECTION_BAND(sum)'),
      {},
      'ValidationException',
      /not supported here/,
    ],
    [
      'a number as result',
      math('SUM(sum)'),
      {},
      'ValidationException',
      /Expected a time series, got a number/,
    ],
    ['a text as operand', math("sum + 'a'"), {}, 'ValidationException', /A text is no operand/],
    ['too many parameters', math('ABS(sum, sum)'), {}, 'ValidationException', /ABS: Takes 1/],
    [
      'a search that does not parse',
      math("SEARCH('(flights', 'Sum')"),
      {},
      'ValidationException',
      /SEARCH: A bracket/,
    ],
    ['endless brackets', math('('.repeat(1_000)), {}, 'ValidationException', /Nested too deeply/],
  ])('%s', async (_, queries, change, name, message) => {
    await expect(world.ask(queries, change)).rejects.toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
  });

  test('more than 500 queries', async () => {
    const queries = Array.from({ length: 501 }, (_, index) => stat(`m${index}`, 'Sum'));
    await expect(world.ask(queries)).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
    });
  });
});
