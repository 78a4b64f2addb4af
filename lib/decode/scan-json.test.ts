import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanJson } from './scan-json';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const isAccepted = (text: string) => {
  const found = scanJson(text);
  return found !== 'too deep' && !('faultAt' in found);
};

describe('takes for JSON what JSON.parse takes for it', () => {
  test.each([
    ['', ' ', 'nul', 'nulll', 'true', ' false ', 'True', '+1', '-', '-0', '-01', '01', '1.', '.5'],
    ['1e', '1e+', '1E-5', '1.5e10', '0x10', 'NaN', '1 2', '[', ']', '[]', '[1,]', '[,1]', '[1 2]'],
    ['{}', '{', '}', '{"a"}', '{"a":}', '{"a":1,}', '{,}', '{a:1}', '{"a":1 "b":2}', '{1:2}', '{]'],
    [
      '[}',
      '[1}',
      '{"a":1]',
      '"',
      '"a',
      '"\\',
      '"\\x"',
      '"\\u12"',
      '"\\u12g4"',
      '"\\u12F4"',
      '"\\"',
    ],
    [
      '"\t"',
      '"\u007f"',
      '"\u2028"',
      '\ufeff1',
      '\u00a01',
      '[1]]',
      '{}{}',
      '"a" "b"',
      '\v1',
      '/**/1',
    ],
  ])('%j and the like', (...texts) => {
    expect(texts.filter(isAccepted)).toEqual(texts.filter(isJson));
  });

  test('any valid JSON, spaced as one likes', () => {
    const wish = fc.tuple(
      fc.jsonValue({ noUnicodeString: false }),
      fc.constantFrom('', ' ', '\n\t'),
    );
    fc.assert(
      fc.property(wish, ([value, space]) => {
        expect(isAccepted(JSON.stringify(value, null, space))).toBe(true);
      }),
    );
  });

  test('JSON with one character changed, left out or put in', () => {
    const change = fc.record({
      json: fc.json({ maxDepth: 3 }),
      at: fc.nat(),
      leftOut: fc.nat(1),
      putIn: fc.constantFrom(
        '',
        '"',
        '\\',
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '0',
        '-',
        'e',
        '.',
        ' ',
        '\n',
      ),
    });
    fc.assert(
      fc.property(change, ({ json, at, leftOut, putIn }) => {
        const start = at % (json.length + 1);
        const text = json.slice(0, start) + putIn + json.slice(start + leftOut);
        expect(isAccepted(text)).toBe(isJson(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

test('the fault is where it is', () => {
  expect(scanJson('{"a": x}')).toEqual({ faultAt: 6 });
  expect(scanJson('[1, 2')).toEqual({ faultAt: 5 });
});

test('behind very many keys and long numbers only the grammar is checked, which is said', () => {
  const numbers = `[${'1e5,'.repeat(30_001)}1e400]`;
  expect(scanJson(numbers)).toEqual({
    inexactNumbers: new Set(),
    duplicateKeys: new Set(),
    complete: false,
  });
  const keys = `[${'{"a":1},'.repeat(30_001)}{"a":1,"a":2}]`;
  expect(scanJson(keys)).toMatchObject({ duplicateKeys: new Set(), complete: false });
});
