import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodedDataSchema } from '@/lib/contract/record';
import { bytesOf, dataOf } from './decode-for-test';

const LARGE = 16 * 1024 * 1024;
const decode = (text: string) => dataOf(bytesOf(text), {}, LARGE);

describe('the chain', () => {
  test('JSON is shown as the exact text', () => {
    const text = ' {"b" :1.0,\n"a":[1e2, "\\u0041"] } ';
    const decoded = decode(text);
    expect(decoded).toMatchObject({ kind: 'json', text, truncated: false, notices: [] });
    expect(decoded.steps.map(({ step, ok }) => [step, ok])).toEqual([
      ['utf-8', true],
      ['json', true],
    ]);
  });

  test('text that is not JSON says why, and is text', () => {
    const decoded = decode('2026-01-01 GET /index.html 200');
    expect(decoded).toMatchObject({ kind: 'text', text: '2026-01-01 GET /index.html 200' });
    expect(decoded.steps[1]).toMatchObject({ step: 'json', ok: false });
    expect(decoded.steps[1]?.detail).toMatch(/JSON/);
    expect(decoded.steps[2]).toMatchObject({ step: 'text', ok: true });
  });

  test('a long reason is cut', () => {
    const detail = decode(`{"a":${'x'.repeat(10_000)}`).steps[1]?.detail ?? '';
    expect(detail).not.toBe('');
    expect(detail.length).toBeLessThan(200);
  });

  test.each([
    ['a lone continuation byte', [0x61, 0x80], '6180'],
    ['an overlong slash', [0xc0, 0xaf], 'c0af'],
    ['a surrogate', [0xed, 0xa0, 0x80], 'eda080'],
    ['a character cut short', [0xf0, 0x9f, 0x98], 'f09f98'],
  ])('%s is not UTF-8, so hex', (_, bytes, hex) => {
    const decoded = dataOf(Uint8Array.from(bytes));
    expect(decoded).toMatchObject({ kind: 'hex', text: hex });
    expect(decoded.steps).toEqual([
      { step: 'utf-8', ok: false, detail: 'not valid UTF-8' },
      { step: 'hex', ok: true, detail: `${bytes.length} bytes` },
    ]);
  });

  test('an empty record is empty text', () => {
    expect(dataOf(new Uint8Array())).toEqual({
      kind: 'text',
      text: '',
      truncated: false,
      steps: [{ step: 'text', ok: true, detail: 'the record is empty' }],
      notices: [],
    });
  });

  test('never throws, and any bytes survive in the view', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 0, max: 400 }),
        (bytes, maxTextBytes) => {
          const decoded = decodedDataSchema.parse(dataOf(bytes, {}, maxTextBytes));
          expect(Buffer.byteLength(decoded.text)).toBeLessThanOrEqual(maxTextBytes);
          if (decoded.truncated || decoded.notices.some((notice) => /byte order/.test(notice)))
            return;
          const back = Buffer.from(decoded.text, decoded.kind === 'hex' ? 'hex' : 'utf8');
          expect(back.equals(bytes)).toBe(true);
        },
      ),
    );
  });
});

describe('what parsing would lose', () => {
  test.each([
    '9007199254740993',
    '-9007199254740993',
    '1e400',
    '-1E+400',
    '1e-400',
    '0.30000000000000004441',
    '123456789012345678901234567890',
  ])('%s is named as inexact', (number) => {
    const decoded = decode(`{"id":${number}}`);
    expect(decoded.text).toBe(`{"id":${number}}`);
    expect(decoded.notices).toEqual([
      `contains numbers that JavaScript cannot hold exactly: ${number}`,
    ]);
  });

  test.each([
    '0.1',
    '-0',
    '0e5',
    '1.10e1',
    '9007199254740992',
    '1e21',
    '1000000000000000000000',
    '5e-324',
    '100.00000000000000000',
  ])('%s is held well', (number) => expect(decode(`[${number}]`).notices).toEqual([]));

  test('digits inside strings are no numbers', () => {
    expect(decode('{"\\\\":"\\\\\\"1e400"}').notices).toEqual([]);
    expect(decode('{"9007199254740993":"9007199254740993 \\" 1e400"}').notices).toEqual([]);
  });

  test('many are counted, not all printed', () => {
    const numbers = Array.from({ length: 10 }, (_, at) => `9007199254740993${at}9`);
    expect(decode(`[${numbers.join()}]`).notices[0]).toMatch(/ and 7 more$/);
  });

  test('duplicate keys are named, escapes resolved, per object only', () => {
    expect(decode('{"a":1,"b":{"a":2},"\\u0061":3}').notices).toEqual(['duplicate keys: a']);
    expect(decode('[{"a":1},{"a":2}]').notices).toEqual([]);
  });

  test('__proto__ and constructor are inert names', () => {
    const text = '{"__proto__":{"polluted":true},"constructor":1,"__proto__":2}';
    expect(decode(text)).toMatchObject({
      kind: 'json',
      text,
      notices: ['duplicate keys: __proto__'],
    });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('finds no fault with whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        const notices = decode(text).notices.filter((notice) => !/control/.test(notice));
        expect(notices).toEqual([]);
      }),
    );
  });
});

describe('hostile input', () => {
  test.each(['[', '{"a":'])('depth 10,000 of %s falls back to text with the reason', (opening) => {
    const closing = opening === '[' ? ']' : '}';
    const text = `${opening.repeat(10_000)}1${closing.repeat(10_000)}`;
    const decoded = decode(text);
    expect(decoded).toMatchObject({ kind: 'text', text });
    expect(decoded.steps[1]).toMatchObject({
      ok: false,
      detail: expect.stringContaining('1000 levels'),
    });
  });

  test('unclosed depth of 500,000 does not overflow', () => {
    expect(decode('['.repeat(500_000)).kind).toBe('text');
  });

  test('strings of megabytes, with and without escapes, do not overflow', () => {
    const text = `["${'\\n'.repeat(500_000)}${'y'.repeat(1_000_000)}"]`;
    const { kind, text: shown } = decode(text);
    expect(kind).toBe('json');
    expect(shown === text).toBe(true);
  });

  test('JSON too long to be checked in time is text, and says so', () => {
    const { kind, steps } = decode(`["${'y'.repeat(3_000_000)}"]`);
    expect(kind).toBe('text');
    expect(steps[1]).toMatchObject({
      step: 'json',
      ok: false,
      detail: 'longer than 2 MiB, so not checked',
    });
  });

  test('a byte order mark is left out and said, and does not hide JSON', () => {
    const decoded = decode('\ufeff{"a":1}');
    expect(decoded).toMatchObject({ kind: 'json', text: '{"a":1}' });
    expect(decoded.notices[0]).toMatch(/byte order mark/);
    expect(decode('\ufeff').text).toBe('');
  });

  test('NUL and other binary control characters are hex with the reason', () => {
    const decoded = decode('a\u0000b');
    expect(decoded).toMatchObject({ kind: 'hex', text: '610062' });
    expect(decoded.steps[2]).toEqual({
      step: 'text',
      ok: false,
      detail: 'contains the control character U+0000',
    });
  });

  test('terminal colours stay text and are said', () => {
    const decoded = decode('\u001b[31mred\u001b[0m\tand\r\n');
    expect(decoded.kind).toBe('text');
    expect(decoded.notices).toEqual(['contains control characters: U+001B']);
  });

  test('bidi overrides stay in the data and are said', () => {
    const text = '{"file":"invoice\u202efdp.exe\u2066"}';
    const decoded = decode(text);
    expect(decoded.text).toBe(text);
    expect(decoded.notices).toEqual(['contains bidirectional control characters: U+202E, U+2066']);
  });
});

describe('the cap', () => {
  test('cuts text between characters', () => {
    expect(dataOf(bytesOf('aé😀b'), {}, 6)).toMatchObject({
      text: 'aé',
      truncated: true,
    });
    expect(dataOf(bytesOf('aé😀b'), {}, 7)).toMatchObject({
      text: 'aé😀',
      truncated: true,
    });
    expect(dataOf(bytesOf('aé😀b'), {}, 8)).toMatchObject({
      text: 'aé😀b',
      truncated: false,
    });
  });

  test('cuts hex between bytes', () => {
    const bytes = Uint8Array.from([0xff, 0xfe, 0xfd]);
    expect(dataOf(bytes, {}, 5)).toMatchObject({
      text: 'fffe',
      truncated: true,
    });
  });

  test('JSON that is cut is still known as JSON', () => {
    const text = JSON.stringify({ a: 'x'.repeat(100) });
    expect(dataOf(bytesOf(text), {}, 20)).toMatchObject({
      kind: 'json',
      text: text.slice(0, 20),
      truncated: true,
    });
  });
});
