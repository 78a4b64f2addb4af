import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExactJson } from './parse-exact-json';

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

test('reads JSON as JSON.parse does, where numbers hold it', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(0, 1, 2), (json, indent) => {
      const value: unknown = JSON.parse(json);
      const text = ` ${JSON.stringify(value, null, indent)}\n`;
      // A double such as 1e21 is printed as an integer only below that.
      if (/\d{16}/.test(text)) return;
      expect(parseExactJson(text)).toEqual(value);
    }),
    { numRuns: 1_000 },
  );
});

test('keeps every digit of long integers', () => {
  expect(parseExactJson('[9007199254740993,-9007199254740993,9007199254740991]')).toEqual([
    9007199254740993n,
    -9007199254740993n,
    9007199254740991,
  ]);
  expect(parseExactJson('[12345678901234567890.0,1e20,1.5E-3]')).toEqual([
    12345678901234567000, 1e20, 0.0015,
  ]);
  expect(parseExactJson('9'.repeat(101))).toBe(1e101);
});

test('reads escapes, empty containers and names of the prototype', () => {
  expect(parseExactJson('{"a\\"\\\\":"\\u0041\\\\","b":{},"c":[ ]}')).toEqual({
    'a"\\': 'A\\',
    b: {},
    c: [],
  });
  const value = parseExactJson('{"__proto__":{"x":1}}');
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(JSON.stringify(value)).toBe('{"__proto__":{"x":1}}');
});

test('refuses JSON deeper than 1,000 levels', () => {
  expect(parseExactJson(nested(1_000))).toBeDefined();
  expect(parseExactJson(nested(100_000))).toBeUndefined();
});
