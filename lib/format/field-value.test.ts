import { describe, expect, test } from 'vitest';
import type { DecodedData } from '@/lib/contract/record';
import { fieldValue, parsePayload } from './field-value';

const decoded = (text: string, facts: Partial<DecodedData> = {}): DecodedData => ({
  kind: 'json',
  text,
  truncated: false,
  steps: [],
  notices: [],
  ...facts,
});

const at = (text: string, path: string) => fieldValue(parsePayload(decoded(text)), path);

describe('fieldValue', () => {
  const text =
    '{"id":9007199254740993,"user":{"name":"Ann","on":false,"none":null},"first name":"x",' +
    '"items":[{"price":1.5},{"price":12345678901234567890},{}],"tags":["a","b"]}';

  test.each([
    ['data.user.name', 'text', 'Ann'],
    ['data.user.on', 'word', 'false'],
    ['data.user.none', 'word', 'null'],
    ['data.id', 'number', '9007199254740993'],
    ['data["first name"]', 'text', 'x'],
    ['data.items[0].price', 'number', '1.5'],
    ['data.items[1].price', 'number', '12345678901234567890'],
    ['data.items.price', 'json', '[1.5,12345678901234567890]'],
    ['data.tags', 'json', '["a","b"]'],
    ['data.user', 'json', '{"name":"Ann","on":false,"none":null}'],
    ['data.user.age', 'missing', ''],
    ['data.tags.length', 'missing', ''],
    ['data.user.name.length', 'missing', ''],
  ])('%s is %s %j', (path, kind, value) => {
    expect(at(text, path)).toEqual({ kind, text: value });
  });

  test('data is the whole payload, in the digits that it came with', () => {
    expect(at('[1e400,2]', 'data')).toEqual({ kind: 'json', text: '[1e400,2]' });
    const plain = parsePayload(decoded('hello', { kind: 'text' }));
    expect(fieldValue(plain, 'data')).toEqual({ kind: 'text', text: 'hello' });
  });

  test('a quoted name may hold a quote', () => {
    expect(at(String.raw`{"a\"b":1}`, String.raw`data["a\"b"]`).text).toBe('1');
  });

  test('what every object inherits is no field', () => {
    expect(at('{}', 'data.constructor').kind).toBe('missing');
    expect(at('{"__proto__":{"a":1}}', 'data.__proto__.a').text).toBe('1');
  });

  test('of a record that was cut nothing can be said; bytes and broken JSON have no fields', () => {
    const cut = parsePayload(decoded('{"a":1', { truncated: true }));
    expect(fieldValue(cut, 'data.a').kind).toBe('unknown');
    expect(at('{"a":1}{"a":2}', 'data.a').kind).toBe('missing');
    const hex = parsePayload(decoded('00ff', { kind: 'hex' }));
    expect(fieldValue(hex, 'data').kind).toBe('missing');
  });
});
