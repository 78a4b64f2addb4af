import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileFilter } from './compile-filter';
import { filterOf, subjectOf } from './filter-for-test';
import type { FilterSubject } from './filter-subject';

const prefilterOf = (text: string) => filterOf(text).mayMatchBytes;

describe('a record is refused by its bytes', () => {
  test.each([
    'data.a == "rare"',
    '"rare" == data.a.b[0]',
    'data.a.contains("rare") && size > 5',
    'data.a.startsWith("rare") || data.b.endsWith("rarest")',
    'data.a in ["rare", "rarer"]',
    '"rare" in data.tags',
    'data.items.exists(item, item.sku == "rare")',
    'data.items.exists_one(item, item.sku == "rare")',
    'data.a == "\\"rare\\" x"',
    'data.a == "a/rare/b"',
  ])('%s', (text) => {
    const mayMatch = prefilterOf(text);
    expect(mayMatch?.(Buffer.from('{"a":"common"}'))).toBe(false);
    expect(mayMatch?.(Buffer.from('{"a":"rarest rare rarer"}'))).toBe(true);
    expect(mayMatch?.(Buffer.from('{"a":"\\u0072are"}'))).toBe(true);
  });
});

describe('there is no test by bytes', () => {
  test.each([
    'data.a != "rare"',
    '!(data.a == "rare")',
    'data.a == "rare" || size > 5',
    'data.a == 12345',
    'data.a == "ab"',
    'key == "rare"',
    'data.a.lower() == "rare"',
    'data.a + "re" == "rare"',
    'string(data.a) == "12345"',
    'data.items.all(item, item.sku == "rare")',
    'data.a in ["rare", data.b]',
    'data.a in []',
    'data.a == "rare" ? true : true',
    '["rare"].exists(data, data == "rare")',
    'data.a.matches("rare")',
    'true',
  ])('%s', (text) => {
    expect(prefilterOf(text)).toBeUndefined();
  });
});

/** Text that JSON may write in several ways. */
const texts = fc.oneof(
  fc.constantFrom(
    'rare',
    'ra"re',
    'a\\b/c',
    'Ánna',
    'K\u212A',
    'İstanbul',
    '😀 two',
    'line\nbreak',
    '\u2028\u007f',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
);
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    texts,
    fc.integer(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'rare'), tie('value'), { maxKeys: 3 }),
  ),
})).value;

/** JSON of a value, some of its characters written as escapes and some slashes with a backslash. */
function writeJson(value: unknown, escapes: readonly boolean[]): string {
  let at = 0;
  const next = () => escapes[at++ % Math.max(1, escapes.length)] === true;
  return JSON.stringify(value).replace(/(?<!\\)[a-zÁ/]/g, (character) => {
    if (!next()) return character;
    if (character === '/') return '\\/';
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

const literal = (text: string) => JSON.stringify(text).replaceAll('\u007f', '\\u007f');

/** Questions about a text, written as `$`. */
const questions = fc.constantFrom(
  'data == $',
  '$ == data.a',
  'data.a.b.contains($)',
  'data.a.startsWith($)',
  'data[0].endsWith($)',
  '$ in data',
  'data.a in ["other", $]',
  'data.exists(x, x == $)',
  'data.a.b == "other" || data == $',
  'data.a == $ && size > 5',
  '!(data == $) || data[0] == $',
);

/** The words, and in upper and lower case. */
const words = texts.chain((text) => fc.constantFrom(text, text.toUpperCase(), text.toLowerCase()));

test('no record that matches is refused by its bytes', () => {
  let matched = 0;
  const property = fc.property(
    fc.record({ text: texts, other: texts, question: questions, word: words, value: values }),
    fc.array(fc.boolean(), { maxLength: 5 }),
    ({ text, other, question, word, value }, escapes) => {
      const jsons = [value, text, { a: text }, { a: { b: text } }, [text], [other, text]];
      const subjects = [
        ...jsons.map((json) => subjectOf(writeJson(json, escapes))),
        subjectOf(text, { kind: 'text' }),
      ];
      for (const asked of [text, other]) {
        const expression = question.replaceAll('$', () => literal(asked));
        matched += subjects.filter((subject) => isKept(expression, subject)).length;
      }
      matched += subjects.filter((subject) => isKept(word, subject)).length;
    },
  );
  fc.assert(property, { numRuns: 1_000 });
  expect(matched).toBeGreaterThan(1_000);
});

/** Whether a record matches; one that does must not have been refused. */
function isKept(filter: string, subject: FilterSubject): boolean {
  const result = compileFilter(filter);
  if (!result.ok || !result.filter.test(subject).matches) return false;
  const kept = result.filter.mayMatchBytes?.(Buffer.from(subject.text), subject.key) ?? true;
  if (!kept) throw new Error(`${filter} refuses ${subject.text}`);
  return true;
}
