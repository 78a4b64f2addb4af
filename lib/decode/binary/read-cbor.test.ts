import { encode } from 'cborg';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BYTES, DATES, JsonMaker, KEYS, WORDS_FOR_NUMBERS } from './json-maker';
import { LimitReached, Malformed, reasonOf } from './malformed';
import { readCbor, UNDEFINED } from './read-cbor';

const hex = (digits: string) => Buffer.from(digits.replaceAll(' ', ''), 'hex');

function read(bytes: Uint8Array) {
  const json = new JsonMaker();
  return { text: readCbor(bytes, json), notices: Array.from(json.notices) };
}

test('reads what another writer wrote', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(JSON.parse(read(encode(JSON.parse(text))).text)).toEqual(JSON.parse(text));
    }),
  );
});

/** @see https://www.rfc-editor.org/rfc/rfc8949#appendix-A */
describe('the examples of RFC 8949', () => {
  test.each([
    ['00', '0'],
    ['1818', '24'],
    ['1903e8', '1000'],
    ['1a000f4240', '1000000'],
    ['1bffffffffffffffff', '18446744073709551615'],
    ['c249010000000000000000', '18446744073709551616'],
    ['3bffffffffffffffff', '-18446744073709551616'],
    ['c349010000000000000000', '-18446744073709551617'],
    ['3903e7', '-1000'],
    ['f90000', '0'],
    ['f98000', '-0'],
    ['f93c00', '1'],
    ['f93e00', '1.5'],
    ['f97bff', '65504'],
    ['f90001', '5.960464477539063e-8'],
    ['f90400', '0.00006103515625'],
    ['f9c400', '-4'],
    ['fa47c35000', '100000'],
    ['fb3ff199999999999a', '1.1'],
    ['f97c00', '"Infinity"'],
    ['f97e00', '"NaN"'],
    ['f9fc00', '"-Infinity"'],
    ['f4', 'false'],
    ['f5', 'true'],
    ['f6', 'null'],
    ['f7', 'null'],
    ['f0', '{"$simple":16}'],
    ['f8ff', '{"$simple":255}'],
    ['c074323031332d30332d32315432303a30343a30305a', '{"$tag":0,"value":"2013-03-21T20:04:00Z"}'],
    ['c11a514b67b0', '"2013-03-21T20:04:00.000Z"'],
    ['c1fb41d452d9ec200000', '"2013-03-21T20:04:00.500Z"'],
    ['d74401020304', '{"$tag":23,"value":{"$base64":"AQIDBA=="}}'],
    ['40', '{"$base64":""}'],
    ['60', '""'],
    ['62225c', '"\\"\\\\"'],
    ['64f0908591', '"𐅑"'],
    ['80', '[]'],
    ['8301820203820405', '[1,[2,3],[4,5]]'],
    ['a201020304', '{"1":2,"3":4}'],
    ['a26161016162820203', '{"a":1,"b":[2,3]}'],
    ['5f42010243030405ff', '{"$base64":"AQIDBAU="}'],
    ['7f657374726561646d696e67ff', '"streaming"'],
    ['9fff', '[]'],
    ['9f018202039f0405ffff', '[1,[2,3],[4,5]]'],
    ['bf61610161629f0203ffff', '{"a":1,"b":[2,3]}'],
  ])('%s is %s', (digits, text) => {
    expect(read(hex(digits)).text).toBe(text);
  });
});

test('notices say what was written otherwise', () => {
  expect(read(hex('86 f97e00 4161 c100 f7 a101f6 00')).notices).toEqual([
    WORDS_FOR_NUMBERS,
    BYTES,
    DATES,
    UNDEFINED,
    KEYS,
  ]);
});

test('the tag that marks CBOR as such is left out', () => {
  expect(read(hex('d9d9f7 a1616101')).text).toBe('{"a":1}');
});

test('keys keep their order, their doubles and their names', () => {
  const digits = `a4 623130 01 6139 02 6139 03 69${Buffer.from('__proto__').toString('hex')} 04`;
  expect(read(hex(digits)).text).toBe('{"10":1,"9":2,"9":3,"__proto__":4}');
});

test('a number of more digits than can be made in time stays bytes', () => {
  const bytes = Buffer.concat([hex('c259 1000'), Buffer.alloc(0x1000, 0xff)]);
  expect(read(bytes).text).toMatch(/^\{"\$base64":/);
});

describe('what is not CBOR', () => {
  test.each([
    ['nothing', '', /cut short/],
    ['an array cut short', '83 01', /cut short/],
    ['more bytes behind it', '80 00', /more bytes/],
    ['a break outside of anything', 'ff', /break/],
    ['a break for a value in a map', 'bf 6161 ff', /break/],
    ['an array without its break', '9f 01', /cut short/],
    ['a reserved length', '1c', /additional information 28/],
    ['chunks of another type', '5f 6161 ff', /chunk/],
    ['text that is no UTF-8', '61ff', /UTF-8/],
    ['a map as a key', 'a1 a0 01', /key/],
    ['a large number of no bytes', 'c2 01', /bytes/],
    ['an instant that is no number', 'c1 6161', /instant/],
    ['a length of 2^64', '9bffffffffffffffff', /cut short/],
    ['a text of 2^63', '7b7fffffffffffffff', /cut short/],
  ])('%s', (_, digits, reason) => {
    expect(() => read(hex(digits))).toThrow(Malformed);
    expect(() => read(hex(digits))).toThrow(reason);
  });

  test('any bytes end in text or in a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(typeof outcomeOf(() => read(bytes).text)).toBe('string');
      }),
    );
  });
});

describe('limits', () => {
  test.each([
    ['depth of arrays', Buffer.alloc(1_000_000, 0x81), /deeper than 500/],
    ['depth of endless arrays', Buffer.alloc(1_000_000, 0x9f), /deeper than 500/],
    ['depth of tags', Buffer.alloc(1_000_000, 0xc6), /deeper than 500/],
    ['values', encode(Array.from({ length: 100_001 }, () => 1)), /more than 100000 values/],
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
