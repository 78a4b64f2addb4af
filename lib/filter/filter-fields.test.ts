import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileFilter } from './compile-filter';
import { EXAMPLES } from './examples';
import { fieldsOf } from './filter-fields';
import { subjectOf } from './filter-for-test';

const json = (value: unknown) => JSON.stringify(value);

describe('fieldsOf', () => {
  test('names nested fields as a filter writes them, the most frequent first', () => {
    const texts = [
      json({ user: { id: 5 }, tags: ['a', 'b'] }),
      json({ user: { id: 6, 'first-name': 'Ann' } }),
      'no JSON',
    ];
    expect(fieldsOf(texts)).toEqual([
      { path: 'data.user.id', type: 'number', example: '5', seen: 2 },
      { path: 'data.tags', type: 'list', example: '["a","b"]', seen: 1 },
      { path: 'data.user["first-name"]', type: 'string', example: 'Ann', seen: 1 },
    ]);
  });

  test('takes type and example from another value than null, and says where types differ', () => {
    const texts = [{ a: null, b: 1 }, { a: true, b: 'x' }, { a: null }].map(json);
    expect(fieldsOf(texts)).toEqual([
      { path: 'data.a', type: 'boolean', example: 'true', seen: 3 },
      { path: 'data.b', type: 'mixed', example: '1', seen: 2 },
    ]);
  });

  test('prefers a whole example to a cut one', () => {
    const [cut] = fieldsOf([json({ a: 'x'.repeat(500) })]);
    expect(cut?.example).toBe(`${'x'.repeat(100)}…`);
    const [whole] = fieldsOf([json({ a: 'x'.repeat(500) }), json({ a: 'short' })]);
    expect(whole?.example).toBe('short');
  });

  test('keeps every digit of a long integer', () => {
    expect(fieldsOf(['{"id":9007199254740993,"ids":[9007199254740993]}'])).toEqual([
      { path: 'data.id', type: 'number', example: '9007199254740993', seen: 1 },
      { path: 'data.ids', type: 'list', example: '[9007199254740993]', seen: 1 },
    ]);
  });

  test('JSON that is no object is data itself', () => {
    expect(fieldsOf(['[1,2]', '"x"'])).toEqual([
      { path: 'data', type: 'mixed', example: '[1,2]', seen: 2 },
    ]);
    expect(fieldsOf(['{}'])).toEqual([{ path: 'data', type: 'object', example: '', seen: 1 }]);
  });

  test('goes six levels down and names at most 200 fields', () => {
    const deep = '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000);
    expect(fieldsOf([deep])).toMatchObject([{ path: 'data.a.a.a.a.a.a', type: 'object' }]);
    const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`f${at}`, at]));
    expect(fieldsOf([json(wide)])).toHaveLength(200);
  });

  test('shows the first elements of a list', () => {
    const [field] = fieldsOf([json({ list: ['a', 1, null, [2], { b: 3 }] })]);
    expect(field?.example).toBe('["a",1,null,…,…]');
  });

  test('names of the prototype are names like others', () => {
    const [field] = fieldsOf(['{"__proto__":{"constructor":1}}']);
    expect(field?.path).toBe('data.__proto__.constructor');
    expect({}).not.toHaveProperty('polluted');
  });

  test('every path that it names can be asked for in a filter', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (value) => {
        const text = json(value);
        for (const { path } of fieldsOf([text])) {
          const result = compileFilter(`${path} == null || ${path} != null`);
          expect(result.ok && result.filter.test(subjectOf(text)).matches).toBe(true);
        }
      }),
    );
  });
});

describe('EXAMPLES', () => {
  test.each(EXAMPLES)('$filter is a filter', ({ filter }) => {
    expect(compileFilter(filter)).toMatchObject({ ok: true });
  });
});
