import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ServiceFault } from '@/lib/local/wire/service-fault';
import { parseAlarmRule } from './alarm-rule';

/** a is in ALARM, b is OK, c lacks data. */
const STATES = { a: 'ALARM', b: 'OK', c: 'INSUFFICIENT_DATA', 'a (1)': 'ALARM' } as const;
const states = new Map<string, (typeof STATES)[keyof typeof STATES]>(Object.entries(STATES));
const holds = (rule: string) => parseAlarmRule(rule).holds((name) => states.get(name));

function outcome(rule: string): unknown {
  try {
    return typeof holds(rule);
  } catch (error) {
    return error instanceof ServiceFault ? error.name : error;
  }
}

describe('rules', () => {
  test.each([
    ['ALARM(a)', true],
    ['ALARM("a")', true],
    ['ALARM("a (1)")', true],
    ['ALARM( b )', false],
    ['OK(b)', true],
    ['INSUFFICIENT_DATA(c)', true],
    ['alarm(a) and not alarm(b)', true],
    ['NOT NOT ALARM(a)', true],
    ['NOT ALARM(a) OR OK(b)', true],
    ['NOT (ALARM(a) OR OK(b))', false],
    ['ALARM(b) AND ALARM(b) OR ALARM(a)', true],
    ['ALARM(a) OR ALARM(b) AND ALARM(b)', true],
    ['(ALARM(a) OR ALARM(b)) AND ALARM(b)', false],
    ['TRUE', true],
    ['false', false],
    ['ALARM("arn:aws:cloudwatch:us-east-1:000000000000:alarm:a")', true],
    ['ALARM(unknown)', false],
  ])('%s is %s', (rule, expected) => expect(holds(rule)).toBe(expected));

  test('names the alarms that they are about, each once', () => {
    const { children } = parseAlarmRule('ALARM(a) AND (OK("b \\"x\\"") OR ALARM(a))');
    expect([...children]).toEqual(['a', 'b "x"']);
  });
});

describe('refusals', () => {
  test.each([
    ['', /a condition is missing/],
    ['ALARM()', /does not parse from character 1/],
    ['ALARM(a) & OK(b)', /does not parse from character 9/],
    ['ALARM(a) OK(b)', /an operator is missing/],
    ['ALARM(a) AND', /a condition is missing/],
    ['AND ALARM(a)', /a condition is missing/],
    ['(ALARM(a)', /a bracket is not closed/],
    ['ALARM(a))', /an operator is missing/],
    ['('.repeat(600), /more than 500 elements/],
    [
      Array.from({ length: 101 }, (_, index) => `OK(a${index})`).join(' OR '),
      /more than 100 alarms/,
    ],
  ])('%.40s', (rule, message) => {
    expect(() => parseAlarmRule(rule)).toThrow(message);
  });

  test('whatever is written is read or refused, never a crash', () => {
    const parts = fc.constantFrom('ALARM(a)', 'OK("b")', 'AND', 'OR', 'NOT', '(', ')', '"', 'TRUE');
    const text = fc.array(parts, { maxLength: 60 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(text, (rule) => {
        expect(['boolean', 'ValidationException']).toContain(outcome(rule));
      }),
      { numRuns: 500 },
    );
  });
});
