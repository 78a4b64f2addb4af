import { ExtData, encode } from '@msgpack/msgpack';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BYTES, DATES, JsonMaker, KEYS, WORDS_FOR_NUMBERS } from './json-maker';
import { LimitReached, Malformed, reasonOf } from './malformed';
import { readMessagePack } from './read-message-pack';

const key = (name: string) => `a${name.length}${Buffer.from(name).toString('hex')}`;
const hex = (digits: string) => Buffer.from(digits.replaceAll(' ', ''), 'hex');

function read(bytes: Uint8Array) {
  const json = new JsonMaker();
  return { text: readMessagePack(bytes, json), notices: Array.from(json.notices) };
}

test('reads what another writer wrote', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(read(encode(value)).text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('64-bit integers keep their digits', () => {
  const bytes = encode([2n ** 64n - 1n, -(2n ** 63n), 2n ** 53n + 1n], { useBigInt64: true });
  expect(read(bytes).text).toBe('[18446744073709551615,-9223372036854775808,9007199254740993]');
});

test.each([
  ['every width of unsigned', '94 7f ccff cdffff ceffffffff', '[127,255,65535,4294967295]'],
  ['every width of signed', '94 e0 d080 d18000 d280000000', '[-32,-128,-32768,-2147483648]'],
  ['every width of text', '93 d90161 da000162 db0000000163', '["a","b","c"]'],
  ['every width of containers', '92 dc000101 dd0000000102', '[[1],[2]]'],
  ['every width of maps', '92 de00010102 df000000010304', '[{"1":2},{"3":4}]'],
  ['minus zero', '91 cb8000000000000000', '[-0]'],
  ['words', '93 c0 c2 c3', '[null,false,true]'],
])('%s', (_, digits, text) => {
  expect(read(hex(digits)).text).toBe(text);
});

test('what JSON has no word for is written as text, and said', () => {
  expect(read(encode([Number.NaN, Number.NEGATIVE_INFINITY]))).toEqual({
    text: '["NaN","-Infinity"]',
    notices: [WORDS_FOR_NUMBERS],
  });
  expect(read(encode({ raw: Uint8Array.from([1, 2, 255]) }))).toEqual({
    text: '{"raw":{"$base64":"AQL/"}}',
    notices: [BYTES],
  });
  expect(read(hex('91 c50001ff')).text).toBe('[{"$base64":"/w=="}]');
  expect(read(hex('91 c600000001ff')).text).toBe('[{"$base64":"/w=="}]');
});

describe('timestamps', () => {
  test.each([
    ['of 32 bits', 'd6ff 00000001', '"1970-01-01T00:00:01.000Z"'],
    ['of 64 bits, to the nanosecond', 'd7ff 0000000c 00000001', '"1970-01-01T00:00:01.000000003Z"'],
    ['of 96 bits, before 1970', 'c70cff 00000000 ffffffffffffffff', '"1969-12-31T23:59:59.000Z"'],
    ['beyond any calendar', 'c70cff 00000000 7fffffffffffffff', '9223372036854775807'],
  ])('%s', (_, digits, text) => {
    const result = read(hex(digits));
    expect(result.text).toBe(text);
    expect(result.notices).toEqual(text.startsWith('"') ? [DATES] : []);
  });

  test('of another length are malformed', () => {
    expect(() => read(hex('d5ff0000'))).toThrow(/timestamp/);
  });
});

test('other extensions show their type and bytes', () => {
  const text = '{"$extension":5,"value":{"$base64":"Kg=="}}';
  expect(read(encode(new ExtData(5, Uint8Array.from([42])))).text).toBe(text);
  expect(read(hex('c80001052a')).text).toBe(text);
  expect(read(hex('c900000001052a')).text).toBe(text);
});

test('keys keep their order, their doubles and their names', () => {
  const digits = `84 ${key('10')} 01 ${key('9')} 02 ${key('9')} 03 a9${Buffer.from('__proto__').toString('hex')} 04`;
  expect(read(hex(digits)).text).toBe('{"10":1,"9":2,"9":3,"__proto__":4}');
});

test('keys that are no text become text, and that is said', () => {
  expect(read(hex('83 01 c0 c3 c0 c40161 c0'))).toMatchObject({
    text: '{"1":null,"true":null,"{\\"$base64\\":\\"YQ==\\"}":null}',
    notices: expect.arrayContaining([KEYS]),
  });
});

describe('what is not MessagePack', () => {
  test.each([
    ['nothing', '', /cut short/],
    ['a text cut short', '91 a361', /cut short/],
    ['a map without its value', '81 a161', /cut short/],
    ['more bytes behind it', '90 00', /more bytes/],
    ['the byte that means nothing', '91 c1', /byte c1/],
    ['text that is no UTF-8', '91 a1ff', /UTF-8/],
    ['a map as a key', '81 80 01', /byte 80/],
    ['four thousand million items', 'dd ffffffff 00', /cut short/],
    ['four thousand million pairs', 'df ffffffff 00', /cut short/],
  ])('%s', (_, digits, reason) => {
    expect(() => read(hex(digits))).toThrow(Malformed);
    expect(() => read(hex(digits))).toThrow(reason);
  });

  test('any bytes end in text or in a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const outcome = outcomeOf(() => read(bytes).text);
        expect(typeof outcome).toBe('string');
      }),
    );
  });
});

describe('limits', () => {
  test.each([
    ['depth', Buffer.alloc(1_000_000, 0x91), /deeper than 500/],
    ['values', encode(Array.from({ length: 100_001 }, () => 1)), /more than 100000 values/],
    ['text', encode(['\u0000'.repeat(3_000_000)]), /longer than 16 MiB/],
  ])('%s', (_, bytes, reason) => {
    expect(() => read(bytes)).toThrow(LimitReached);
    expect(() => read(bytes)).toThrow(reason);
  });
});

function outcomeOf(run: () => string): string | undefined {
  try {
    return run();
  } catch (error) {
    return reasonOf(error);
  }
}
