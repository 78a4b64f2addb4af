import { describe, expect, test } from 'vitest';
import { compileKeyExpression } from './compile-key-expression';
import { compileTemplate } from './compile-template';

const RECORD = JSON.stringify({
  user: { id: 42, name: 'Ada', admin: true, ratio: 1.5, gone: null },
  list: [{ b: 'deep' }],
  'odd key "x"': 'odd',
});

function keyOf(text: string, record = RECORD) {
  const compiled = compileKeyExpression(text);
  if (!compiled.ok) throw new Error(compiled.faults.map(({ message }) => message).join());
  return compiled.expression.keyOf({ index: 3, nowMs: 0, seed: 1, record });
}

describe('compileKeyExpression', () => {
  test.each([
    ['{{$.user.name}}', 'Ada'],
    ['{{$.user.id}}', '42'],
    ['{{$.user.admin}}', 'true'],
    ['{{$.user.ratio}}', '1.5'],
    ['{{$.list[0].b}}', 'deep'],
    ['{{$["odd key \\"x\\""]}}', 'odd'],
    ['user-{{ $.user.id }}-{{sequence}}', 'user-42-3'],
    ['fixed', 'fixed'],
  ])('%s is %s', (text, key) => expect(keyOf(text)).toEqual({ ok: true, key }));

  test.each([
    ['{{$.user.age}}', 'the record has nothing at $.user.age'],
    ['{{$.list[1].b}}', 'the record has nothing at $.list[1].b'],
    ['{{$.list.length}}', 'the record has nothing at $.list.length'],
    ['{{$.constructor.name}}', 'the record has nothing at $.constructor.name'],
    ['{{$.__proto__}}', 'the record has nothing at $.__proto__'],
    ['{{$.user}}', 'the record has an object at $.user, which is no key'],
    ['{{$.list}}', 'the record has a list at $.list, which is no key'],
    ['{{$.user.gone}}', 'the record has null at $.user.gone, which is no key'],
  ])('%s has no key: %s', (text, message) => {
    expect(keyOf(text)).toEqual({ ok: false, message });
  });

  test('a number that lost its last digits is no key', () => {
    const result = keyOf('{{$.id}}', '{"id":9007199254740993}');
    expect(result).toMatchObject({ ok: false, message: expect.stringContaining('more digits') });
  });

  test('a record that is no JSON fails paths alone', () => {
    expect(keyOf('{{$.id}}', 'plain text')).toMatchObject({ ok: false });
    expect(keyOf('{{sequence}}', 'plain text')).toEqual({ ok: true, key: '3' });
  });

  test('random values differ from those of a template of the same seed', () => {
    const template = compileTemplate('{{random.uuid}}');
    const rendered = template.ok && template.template.render({ index: 3, nowMs: 0, seed: 1 });
    expect(keyOf('{{random.uuid}}')).not.toEqual({ ok: true, key: rendered });
  });

  test.each(['{{$.}}', '{{$a}}', '{{$.a[x]}}', '{{$.a[-1]}}', '{{$.a..b}}'])(
    '%s is no path, and the fault says where',
    (text) => {
      const compiled = compileKeyExpression(`k-${text}`);
      expect(compiled).toMatchObject({ ok: false, faults: [{ offset: 2, length: text.length }] });
    },
  );
});
