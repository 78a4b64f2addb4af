import { describe, expect, test } from 'vitest';
import { filterOf, subjectOf } from './filter-for-test';

/** A record of 1 MB. */
const LARGE = subjectOf(
  JSON.stringify({
    numbers: Array.from({ length: 100_000 }, (_, at) => at),
    text: 'a'.repeat(300_000),
    names: Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`n${at}`, at])),
    words: Array.from({ length: 2_000 }, (_, at) => `${'a'.repeat(100)}${at}`),
  }),
);

const answerOf = (text: string) => filterOf(text).test(LARGE);

describe('what could take long on a large record ends early, with the reason', () => {
  test.each([
    'data.numbers.exists(a, data.numbers.exists(b, a == b + 1000000))',
    'data.numbers.all(a, data.numbers.all(b, data.numbers.all(c, a + b + c < 1000000)))',
    'data.numbers.exists_one(a, data.numbers.exists_one(b, a == b))',
    'data.numbers.map(a, data.numbers.map(b, b)) == []',
    'data.numbers.filter(a, "x" in data.numbers) == []',
    'data.numbers.map(a, data.numbers.filter(b, b == a)) == []',
    'data.words.exists(w, data.text.upper().contains(w))',
    'data.words.exists(w, data.words.exists(v, v == w + "x"))',
    'data.words.all(w, data.words.map(v, v) == data.words)',
    'data.numbers.exists(a, size(data.text) == a + 1000000)',
    'data.numbers.exists(a, data.text == data.text + "a")',
    'data.numbers.all(a, data.names.exists(name, true))',
    'data.numbers.all(a, size(data.names) == 10000)',
    'data.numbers.exists(a, data == data.names)',
    'data.numbers.exists(a, timestamp(a) == arrival)',
    'data.words.exists(w, duration("5m") == duration(w) || duration(w) == duration(w))',
    'data.text.matches("[ab]*a[ab]{200}[cd]")',
    'data.words.exists(w, w.matches("^(a?){40}a{40}b"))',
    `data.text.contains("${'a'.repeat(4_000)}b${'a'.repeat(4_000)}")`,
    `${Array.from({ length: 80 }, () => 'data.text').join(' + ')} == key`,
  ])('%s', (text) => {
    expect(answerOf(text)).toMatchObject({
      matches: false,
      reason: expect.stringMatching(/takes too much work|joined text is too long|no span of time/),
    });
  });
});

describe('ordinary questions are answered on a large record', () => {
  test.each([
    'data.numbers.exists(a, a == 60000)',
    'data.words.exists(w, w.endsWith("1999"))',
    'data.text.contains("aaab") || size(data.numbers) == 100000',
    'data.text.matches("a+$") && 60000 in data.numbers',
  ])('%s', (text) => {
    expect(answerOf(text)).toEqual({ matches: true });
  });
});

test('a pattern that makes backtracking engines hang is answered', () => {
  const record = subjectOf(`${'a'.repeat(5_000)}!`, { kind: 'text' });
  expect(filterOf('data.matches("^(a+)+$")').test(record)).toEqual({ matches: false });
});
