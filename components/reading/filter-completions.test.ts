import { describe, expect, test } from 'vitest';
import { completionsAt, type SeenField } from './filter-completions';

const FIELDS: readonly SeenField[] = [
  { path: 'data.delay', type: 'number', example: '12' },
  { path: 'data.origin.city', type: 'string', example: 'Zürich' },
  { path: 'data.tags', type: 'list', example: '["a"]' },
];

/** `|` is the cursor. */
function at(marked: string, asked = false) {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { from, to, options } = completionsAt(text, { caret, fields: FIELDS, asked });
  const accept = (option: string) => {
    const chosen = options.find((one) => one.text === option);
    if (!chosen) return undefined;
    const accepted = text.slice(0, from) + chosen.text + text.slice(to);
    const place = from + chosen.caret;
    return `${accepted.slice(0, place)}|${accepted.slice(place)}`;
  };
  return { texts: options.map((option) => option.text), accept };
}

describe('completionsAt', () => {
  test('an empty field offers fields first, then metadata and functions', () => {
    const { texts } = at('|', true);
    expect(texts.slice(0, 4)).toEqual(['data.delay', 'data.origin.city', 'data.tags', 'key']);
  });

  test.each([
    ['data.d|', ['data.delay']],
    ['DEL|', ['data.delay']],
    ['city|', ['data.origin.city']],
    ['ke|', ['key']],
    ['si|', ['size', 'size()']],
    ['size > 5 && ar|', ['arrival']],
    ['zzz|', []],
  ])('%j offers %j', (marked, options) => {
    expect(at(marked).texts).toEqual(options);
  });

  test.each(['|', 'size > |', 'size > 10|', 'size > 1|0'])(
    'nothing is offered unasked where no name stands: %j',
    (marked) => {
      expect(at(marked).texts).toEqual([]);
    },
  );

  test('what was typed whole is not offered', () => {
    expect(at('data.delay|').texts).toEqual([]);
  });

  test.each(['key == "da|', "key == 'da|", String.raw`key == "\"da|`])(
    'nothing is offered inside quotes: %j',
    (marked) => {
      expect(at(marked).texts).toEqual([]);
    },
  );

  test('a text can be asked as text, a list as a list, a number not at all', () => {
    expect(at('data.origin.city.st|').texts).toEqual(['data.origin.city.startsWith("")']);
    expect(at('key.c|').texts).toEqual(['key.contains("")']);
    expect(at('data.tags.ex|').texts).toEqual(['data.tags.exists(x, )']);
    expect(at('data.delay.c|').texts).toEqual([]);
  });

  test('accepting replaces the word and leaves the cursor where the next thing goes', () => {
    expect(at('size > 1 && del|').accept('data.delay')).toBe('size > 1 && data.delay|');
    expect(at('key.st|').accept('key.startsWith("")')).toBe('key.startsWith("|")');
    expect(at('da|ta').accept('data.delay')).toBe('data.delay|');
  });

  test('behind a comparison stands a value that was seen', () => {
    expect(at('data.origin.city == |').texts).toEqual(['"Zürich"']);
    expect(at('data.delay >= |').texts).toEqual(['12']);
    expect(at('data.unknown == |').texts).not.toContain('12');
  });
});
