import { Environment } from '@marcbachmann/cel-js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileFilter } from './compile-filter';
import { subjectOf } from './filter-for-test';

/**
 * The evaluator of the parser's own package, as a second opinion.
 * It knows integers from doubles, and so does the data it is given here.
 */
const environment = new Environment({ homogeneousAggregateLiterals: false })
  .registerVariable('data', 'dyn')
  .registerVariable('key', 'string')
  .registerVariable('size', 'int');

const DATA = {
  a: 1n,
  b: 2n,
  half: 0.5,
  text: 'abc',
  flag: true,
  nothing: null,
  list: [1n, 2n, 3n],
  names: ['abc', 'b'],
  inner: { a: 3n, text: 'b' },
};
const RECORD = subjectOf(
  JSON.stringify(DATA, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)),
  { key: 'abc', size: 3 },
);

/** Expressions put together from their parts. */
const join = (...parts: (string | fc.Arbitrary<string>)[]) =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((all) => all.join(''));

const { number, text, condition, list } = fc.letrec<
  Record<'number' | 'text' | 'condition' | 'list', string>
>((tie) => {
  const numbers = tie('number');
  const texts = tie('text');
  const conditions = tie('condition');
  const lists = tie('list');
  const order = fc.constantFrom(' < ', ' <= ', ' > ', ' >= ', ' == ', ' != ');
  const equality = fc.constantFrom(' == ', ' != ');
  return {
    number: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'depth' },
      fc.constantFrom(
        '0',
        '1',
        '2',
        '3',
        '-1',
        'data.a',
        'data.b',
        'data.inner.a',
        'data["b"]',
        'data.list[0]',
        'size',
      ),
      join('(', numbers, fc.constantFrom(' + ', ' - ', ' * '), numbers, ')'),
      join('-(', numbers, ')'),
      join('size(', fc.oneof(texts, lists), ')'),
      join('(', conditions, ' ? ', numbers, ' : ', numbers, ')'),
    ),
    text: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'depth' },
      fc.constantFrom('""', '"b"', '"abc"', 'key', 'data.text', 'data.inner.text', 'data.names[1]'),
      join('(', texts, ' + ', texts, ')'),
      join(texts, fc.constantFrom('.lowerAscii()', '.upperAscii()', '.trim()')),
      join('string(', numbers, ')'),
    ),
    list: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'depth' },
      fc.constantFrom('data.list', '[1, 2]', '[data.a, 2]'),
      join(lists, '.filter(x, x', order, numbers, ')'),
      join(lists, '.map(x, x + ', numbers, ')'),
    ),
    condition: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'depth' },
      fc.constantFrom(
        'true',
        'false',
        'data.flag == true',
        'has(data.a)',
        'has(data.missing)',
        'has(data.inner.a)',
        'data.nothing == null',
      ),
      join('(', numbers, order, numbers, ')'),
      join('(', texts, order, texts, ')'),
      join('(', numbers, order, fc.constantFrom('data.half', '1.5'), ')'),
      join(texts, fc.constantFrom('.contains(', '.startsWith(', '.endsWith('), texts, ')'),
      join('(', numbers, ' in ', lists, ')'),
      join('(', texts, ' in data.names)'),
      join('(', lists, equality, lists, ')'),
      join('(', conditions, fc.constantFrom(' && ', ' || '), conditions, ')'),
      join('!(', conditions, ')'),
      join(
        lists,
        fc.constantFrom('.exists(', '.all(', '.exists_one('),
        'x, x',
        order,
        numbers,
        ')',
      ),
      join('(', conditions, ' ? ', conditions, ' : ', conditions, ')'),
    ),
  };
});

/** What cel-js makes of it; undefined where it does not answer. */
function secondOpinion(expression: string): unknown {
  try {
    return environment.evaluate(expression, {
      data: DATA,
      key: RECORD.key,
      size: BigInt(RECORD.size),
    });
  } catch {
    return undefined;
  }
}

test('expressions of whole numbers, text, lists and conditions come to the same as in cel-js', () => {
  let compared = 0;
  const property = fc.property(
    fc.oneof(
      condition,
      fc.tuple(number, text, list).map(([n, t, l]) => `${n} in ${l} || ${t} == "abc"`),
    ),
    (expression) => {
      const expected = secondOpinion(expression);
      if (expected === undefined) return;
      const result = compileFilter(expression);
      if (!result.ok) throw new Error(`${expression}: ${result.fault.message}`);
      compared += 1;
      expect([expression, result.filter.test(RECORD)]).toEqual([expression, { matches: expected }]);
    },
  );
  fc.assert(property, { numRuns: 3_000 });
  expect(compared).toBeGreaterThan(1_000);
});
