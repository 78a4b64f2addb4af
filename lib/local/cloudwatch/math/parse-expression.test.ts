import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MetricIdentity } from '@/lib/local/cloudwatch/metric-store';
import { evaluate } from './evaluate';
import { parseExpression } from './parse-expression';
import { searchMetrics } from './search-metrics';
import { MathFault } from './tokenize';

const scope = {
  windowOf: () => ({ fromMs: 0, toMs: 60_000, periodMs: 60_000 }),
  metrics: () => [],
  search: () => [],
  valueOf: () => ({ kind: 'scalar', value: 2 }) as const,
};

describe('precedence', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['16 / 4 / 2', 2],
    ['-2 ^ 2', -4],
    ['2 ^ -1', 0.5],
    ['2 ^ 3 ^ 2', 512],
    ['1 < 2 == 1', 1],
    ['1 == 2 || 3 > 2 && 2 != 2', 0],
    ['1 OR 0 AND 0', 1],
    ['m1 * 1.5e1', 30],
    ['IF(0, 1, .5)', 0.5],
  ])('%s is %d', (text, value) => {
    expect(evaluate(parseExpression(text), scope)).toEqual({ kind: 'scalar', value });
  });
});

/** Anything out of the pieces of the language, sensible or not. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."m1 e2 SUM( METRICS( [ ] ( ) , + - * / ^ < == && REPEAT FILL( 'a' \"".split(' '),
      ),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(' '));

function outcome(work: () => unknown): 'done' | 'refused' {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof MathFault) return 'refused';
    throw error;
  }
}

test('whatever is written is worked out or refused, never a crash', () => {
  fc.assert(
    fc.property(pieces, (text) => {
      expect(['done', 'refused']).toContain(outcome(() => evaluate(parseExpression(text), scope)));
    }),
    { numRuns: 500 },
  );
});

describe('search expressions', () => {
  const metric: MetricIdentity = {
    namespace: 'AWS/Kinesis',
    name: 'IncomingBytes',
    dimensions: [{ Name: 'StreamName', Value: 'Flights-eu' }],
  };

  test.each([
    ['', true],
    ['flights', true],
    ['{AWS/Kinesis,StreamName}', true],
    ['{AWS/Kinesis}', false],
    ['{AWS/Lambda,StreamName}', false],
    ['{"AWS/Kinesis", "StreamName"} bytes', true],
    ['MetricName=incoming', true],
    ['MetricName="Incoming"', false],
    ['Namespace="AWS/Kinesis" StreamName=eu', true],
    ['ShardId=1', false],
    ['flights AND bytes', true],
    ['quakes OR flights', true],
    ['quakes flights OR bytes', true],
    ['NOT quakes', true],
    ['NOT (quakes OR flights)', false],
    ['"flights eu"', false],
  ])('%s', (expression, matches) => expect(searchMetrics(expression)(metric)).toBe(matches));

  test('whatever is written is read or refused', () => {
    const parts = fc.constantFrom('a', 'OR', 'AND', 'NOT', '(', ')', '"', 'k=v', '{', '}');
    const text = fc.array(parts, { maxLength: 60 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(text, (expression) => {
        expect(['done', 'refused']).toContain(outcome(() => searchMetrics(expression)(metric)));
      }),
      { numRuns: 500 },
    );
  });
});
