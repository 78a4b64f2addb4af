import { describe, expect, test } from 'vitest';
import { filterOf, subjectOf } from './filter-for-test';
import { phraseOf } from './word-search';

describe('phraseOf', () => {
  test.each([
    ['payment failed', 'payment failed'],
    ['ann@example.com', 'ann@example.com'],
    ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00Z'],
    ['10.0.0.1', '10.0.0.1'],
    ['50 %', '50 %'],
    ['big data', 'big data'],
    ['metadata.x', 'metadata.x'],
    ['data.', 'data.'],
    ['"key"', 'key'],
    ['"a && b"', 'a && b'],
    ['"C:\\temp"', 'C:\\temp'],
    [`'"origin":"DTW"'`, '"origin":"DTW"'],
    ['""', ''],
    ['', ''],
  ])('%s searches for %s', (text, phrase) => {
    expect(phraseOf(text)).toBe(phrase);
  });

  test.each([
    'data.user',
    'key',
    'true',
    'false',
    'arrival',
    'a == b',
    '"a" == "b"',
    '1 in data.x',
    '!x',
    'a|b',
  ])('%s is an expression', (text) => {
    expect(phraseOf(text)).toBeUndefined();
  });
});

describe('words', () => {
  const record = subjectOf('{"text":"Payment FAILED for Ánna"}', { key: 'Customer-7' });

  test.each([
    'failed',
    'payment failed',
    'ÁNNA',
    'customer-7',
    '  failed  ',
    '"text"',
    `'"text":'`,
    '',
  ])('%s is found', (text) => {
    expect(filterOf(text).test(record)).toEqual({ matches: true });
  });

  test.each(['.', '$', 'a+b', '\\d', 'c:\\temp', '/x/', '^', '*', '#'])(
    '%s means itself alone',
    (text) => {
      expect(filterOf(text).test(subjectOf(`<${text}>`))).toEqual({ matches: true });
      expect(filterOf(text).test(subjectOf('aab 0'))).toEqual({ matches: false });
    },
  );

  test.each(['refused', 'failed payment', 'shardId', '"failed  "'])('%s is not found', (text) => {
    expect(filterOf(text).test(record)).toEqual({ matches: false });
  });

  test('the hex digits of a binary record are searched', () => {
    expect(filterOf('00ff').test(subjectOf('a100ff', { kind: 'hex' })).matches).toBe(true);
  });

  test('by its bytes a record is refused only where text and key both lack them', () => {
    const { mayMatchBytes } = filterOf('ánna');
    expect(mayMatchBytes?.(Buffer.from('{"name":"Ánna"}'), 'a')).toBe(true);
    expect(mayMatchBytes?.(new Uint8Array(Buffer.from('ÁNNA')), 'a')).toBe(true);
    expect(mayMatchBytes?.(Buffer.from('Anna'), 'Ánna')).toBe(true);
    expect(mayMatchBytes?.(Buffer.from('Anna'), 'a')).toBe(false);
    expect(mayMatchBytes?.(Buffer.from('Anna'))).toBe(true);
  });

  test('many words in a large text are too much to search for', () => {
    const filter = filterOf('a'.repeat(5_000));
    const large = subjectOf('a'.repeat(30_000));
    expect(filter.test(large)).toEqual({
      matches: false,
      reason: 'the text is too long to search for so many words',
    });
    expect(filter.mayMatchBytes?.(Buffer.from(large.text), 'a')).toBe(true);
    expect(filterOf('b').test(subjectOf('a'.repeat(10_000_000)))).toEqual({ matches: false });
  });
});
