import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameOfHidden, showHidden } from '@/lib/format/show-hidden';
import { decodeWords } from './decode-sentence';
import { hexChunks } from './hex-lines';
import { fromLocalInput, toLocalInput } from './instant-input';
import { parseTree } from './parse-tree';
import { payloadPreview } from './payload-preview';
import { textRuns } from './text-runs';

const RLO = '\u202e';

describe('textRuns', () => {
  test('colours keys, strings, numbers and words of JSON', () => {
    const runs = textRuns('{"a": [1, "b", true]}', { json: true, needle: '' });
    const coloured = runs.filter(({ kind }) => kind !== 'plain');
    expect(coloured.map(({ text, kind }) => [text, kind])).toEqual([
      ['"a"', 'key'],
      ['1', 'number'],
      ['"b"', 'string'],
      ['true', 'word'],
    ]);
  });

  test('marks a match across tokens, whatever its case and whatever it holds', () => {
    const runs = textRuns('{"a":"(x)+"}', { json: true, needle: 'A":"(X)+' });
    expect(runs.filter(({ marked }) => marked).map(({ text }) => text)).toEqual([
      'a"',
      ':',
      '"(x)+',
    ]);
  });

  test('sets a hidden character apart and names it', () => {
    const runs = textRuns(`a${RLO}b`, { json: false, needle: '' });
    expect(runs.filter(({ hidden }) => hidden).map(({ text }) => nameOfHidden(text))).toEqual([
      '‹U+202E›',
    ]);
    expect(showHidden(`a${RLO}\tb\u0000`)).toBe('a‹U+202E›\tb‹U+0000›');
  });

  test('reads what stands before the runs, so that a string begun there ends where it should', () => {
    const runs = textRuns('{"distance":5}', { json: true, needle: '', from: 5 });
    expect(runs.map(({ text, kind }) => [text, kind])).toEqual([
      ['tance"', 'key'],
      [':', 'plain'],
      ['5', 'number'],
      ['}', 'plain'],
    ]);
  });

  test('never loses or adds a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string(),
        fc.boolean(),
        (text, needle, json) => {
          const runs = textRuns(text, { json, needle });
          expect(runs.map((run) => run.text).join('')).toBe(text);
        },
      ),
    );
  });
});

describe('payloadPreview', () => {
  test('shows the beginning unless the match lies far in', () => {
    const text = `${'x'.repeat(900)}needle${'y'.repeat(900)}`;
    expect(payloadPreview(text, '').from).toBe(0);
    const preview = payloadPreview(text, 'NEEDLE');
    expect(preview.text.slice(preview.from)).toMatch(/^x{40}needley+$/);
  });
});

describe('parseTree', () => {
  test('names characters that turn the order, plain or escaped, and leaves escaped backslashes', () => {
    expect(parseTree(`{"a":"x${RLO}y","b":"\\u202Ez","c":"\\\\u202e"}`)).toEqual({
      a: 'x‹U+202E›y',
      b: '‹U+202E›z',
      c: '\\u202e',
    });
  });

  test('names numbers that JavaScript cannot hold, in values only', () => {
    expect(parseTree('{"id":9007199254740993,"n":1.5,"x":"1e400","l":[1e400,-0.1]}')).toEqual({
      id: '‹9007199254740993›',
      n: 1.5,
      x: '1e400',
      l: ['‹1e400›', -0.1],
    });
  });

  test.each([
    ['plain', 'x'],
    ['escaped', String.raw`\n`],
  ])('takes a string of megabytes, %s', (_name, piece) => {
    const tree = parseTree(`{"a":"${piece.repeat(4_000_000)}"}`);
    expect(Object.keys(tree ?? {})).toEqual(['a']);
  });

  test('keeps __proto__ an ordinary key', () => {
    const tree = parseTree('{"__proto__":{"admin":true}}');
    expect(Object.keys(tree ?? {})).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(tree)).toBe(Object.prototype);
  });

  test.each(['1', '"text"', 'null', '{"cut":'])('has no tree of %s', (text) => {
    expect(parseTree(text)).toBeUndefined();
  });
});

describe('hexChunks', () => {
  test('writes offset, bytes and printable characters', () => {
    const bytes = Uint8Array.from([
      0x48,
      0x69,
      0x00,
      0xff,
      ...Array.from({ length: 13 }, () => 0x2e),
    ]);
    expect(hexChunks(bytes)[0]?.text).toBe(
      [
        '000000  48 69 00 ff 2e 2e 2e 2e  2e 2e 2e 2e 2e 2e 2e 2e  Hi··............',
        '000010  2e                                                .',
      ].join('\n'),
    );
  });

  test('cuts a long dump into chunks that hold every line once', () => {
    const chunks = hexChunks(new Uint8Array(16 * 600));
    expect(chunks.map(({ offset, lines }) => [offset, lines])).toEqual([
      [0, 256],
      [4096, 256],
      [8192, 88],
    ]);
    expect(hexChunks(new Uint8Array())).toEqual([]);
  });
});

describe('instants of the time field', () => {
  test('go there and back to the millisecond', () => {
    for (const iso of ['2026-01-31T09:30:00.000Z', '2026-07-01T23:59:59.123Z']) {
      expect(fromLocalInput(toLocalInput(iso))).toBe(iso);
    }
  });

  test('milliseconds are read too, and nonsense is empty', () => {
    expect(fromLocalInput(toLocalInput('1769851800000'))).toBe('2026-01-31T09:30:00.000Z');
    expect([toLocalInput('soon'), fromLocalInput('')]).toEqual(['', '']);
  });
});

test('what was unpacked says from what', () => {
  const step = { step: 'gzip', ok: true, detail: 'unpacked to 768 bytes' };
  expect(decodeWords(step)).toBe('gzip, unpacked to 768 bytes');
});

test('a failed step says what it is not, and why', () => {
  expect([
    decodeWords({ step: 'utf-8', ok: true, detail: 'valid UTF-8' }),
    decodeWords({ step: 'utf-8', ok: false, detail: 'not valid UTF-8' }),
    decodeWords({ step: 'json', ok: false, detail: 'Unexpected token h' }),
  ]).toEqual(['valid UTF-8', 'not valid UTF-8', 'not JSON: Unexpected token h']);
});
