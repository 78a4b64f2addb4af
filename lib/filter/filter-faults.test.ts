import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileFilter } from './compile-filter';
import { subjectOf } from './filter-for-test';

const RECORD = subjectOf('{"x":[{"x":1},"text"]}');
const TOKENS =
  'data . x [ ] ( ) " \' == ! - && || in 1 ? : has key .exists(x, .matches( r" // \\ { , 😀'.split(
    ' ',
  );

const faultOf = (text: string) => {
  const result = compileFilter(text);
  return result.ok ? undefined : result.fault;
};

describe('faults point at what is wrong', () => {
  test.each<[string, string, RegExp]>([
    ['foo.bar == 1', 'foo', /no variable foo: did you mean data\.foo\?/],
    ['data.x = 5', '=', /write ==/],
    ['data.x & true', '&', /write &&/],
    ['key == "abc', '"abc', /quotes are not closed/],
    [
      'data.user.name.lowr() == "a"',
      'data.user.name.lowr()',
      /no function lowr; there are .*lower/,
    ],
    ['contains("a", "b")', 'contains("a", "b")', /after a dot/],
    ['data.timestamp() > arrival', 'data.timestamp()', /written timestamp\(…\)/],
    ['missing(data)', 'missing(data)', /no function missing/],
    ['data.x.contains()', 'data.x.contains()', /takes 1 argument/],
    ['size == "a"', 'size == "a"', /never alike/],
    ['key > 5', 'key > 5', /never alike/],
    ['size.contains("a")', 'size', /takes text, not a number/],
    ['key.contains(5)', '5', /takes text, not a number/],
    ['key.matches("(")', '"("', /not a pattern that can be used: .*missing closing \)/],
    ['key.matches(data.x)', 'data.x', /text in quotes/],
    [
      'timestamp(true) > arrival',
      'true',
      /takes text or a number or a timestamp, not true or false/,
    ],
    ['size(5) == 5', '5', /takes text or a list/],
    ['data.x.exists(x, x, x)', 'data.x.exists(x, x, x)', /no function exists|written exists/],
    ['arrival - key == arrival', 'arrival - key', /cannot take/],
    ['key.matches("a", "b")', 'key.matches("a", "b")', /one argument/],
    ['size.matches("a")', 'size', /takes text/],
    ['data.x && key', 'key', /text, where a condition/],
    ['true < false', 'true', /cannot order/],
    ['key in "abc"', '"abc"', /into a list, not into text; .*contains/],
    ['size in (5)', '5', /into a list/],
    ['size + key == 5', 'size + key', /cannot take a number and text/],
    ['-key == 5', '-key', /cannot take text/],
    ['key.name == 1', 'key', /no fields/],
    ['has(key.name)', 'key', /no fields/],
    ['has(data)', 'has(data)', /has\(\) takes one field/],
    ['data[true] == 1', 'true', /an index is/],
    ['data.x', 'data.x', /not true or false: compare it, as in data\.x == /],
    ['(size + 1)', 'size + 1', /a number, not true or false/],
    ['key', 'key', /text, not true or false/],
    ['data.x.exists(5, true)', '5', /variable/],
    ['data.x.map(y) == []', 'data.x.map(y)', /written map\(x, …\)/],
    ['key.exists(x, true)', 'key', /through a list/],
    ['data.x == {"a": 1}', '{"a": 1}', /no use/],
    ['size == 5u', '5u', /without u/],
    ['data == b"a"', 'b"a"', /without b/],
    ['timestamp("2026-01-31") < arrival', 'timestamp("2026-01-31")', /no time such as/],
    ['duration("5") < duration("1m")', 'duration("5")', /no span of time/],
    ['(data.x == 1 || data.y == 2', '', /ends too early, where \) is expected/],
    ["it's late", "'s late", /not closed; to search for the text as it stands, put it in quotes/],
    ['key == "a', '"a', /not closed$/],
    ['data.x == 1)', ')', /unexpected \)/],
    ['data.x == "a" data.y', 'data', /unexpected data/],
    ['data.if. == 1', '==', /where a name is expected/],
    ['if == 1', 'if', /Reserved/],
    ['data.x == "\\q"', '\\q', /escape/],
  ])('%s', (text, part, message) => {
    const fault = faultOf(text);
    expect(fault?.message).toMatch(message);
    expect(text.slice(fault?.from, fault?.to)).toBe(part);
  });

  test.each<[string, string, RegExp]>([
    ['brackets', '('.repeat(1_000), /100/],
    ['fields', `data${'.a'.repeat(1_000)} == 1`, /100/],
    ['indexes', `data${'[0]'.repeat(1_000)} == 1`, /100/],
    ['exclamation marks', `${'!'.repeat(9_000)}true`, /100 deep/],
    ['signs', `${'- '.repeat(4_000)}1 == 1`, /100 deep/],
    ['sums', `${'1+'.repeat(3_000)}1 == 1`, /100 deep/],
    ['ternaries', 'true ? '.repeat(1_000), /100/],
    ['lists', `size in [${'1,'.repeat(2_000)}1]`, /1000/],
    ['length', 'x'.repeat(100_000), /10000 characters/],
    ['patterns', `key.matches("${'a'.repeat(1_000)}")`, /500 characters/],
    ['many patterns', `${'key.matches("aaaaaaaaaa") || '.repeat(51)}true`, /500 characters in all/],
    ['repetitions', `${'key.matches("a{1000}") || '.repeat(4)}true`, /repeats too much/],
    ['pattern sizes', 'key.matches("((a{100}){100}){100}")', /repeat/],
  ])('hostile %s are refused', (_, text, message) => {
    expect(faultOf(text)?.message).toMatch(message);
  });

  test('long chains of && and || are fine', () => {
    const conditions = Array.from({ length: 1_500 }, () => 'true');
    expect(isSound(conditions.join('&&')) && isSound(conditions.join('||'))).toBe(true);
    expect(faultOf(conditions.join('&&')) ?? faultOf(conditions.join('||'))).toBeUndefined();
    expect(faultOf(`key != "${'-'.repeat(300)}"`)).toBeUndefined();
  });
});

const part = fc.constantFrom(' ', '\n', ...TOKENS);

test('compiling never throws, and a fault lies within the text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(part).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (filter) => {
      expect(isSound(filter)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

/** A filter that answers, or a fault that points into the text. */
function isSound(text: string): boolean {
  const result = compileFilter(text);
  if (result.ok) return typeof result.filter.test(RECORD).matches === 'boolean';
  const { from, to, message } = result.fault;
  return message !== '' && from >= 0 && from <= to && to <= text.length;
}
