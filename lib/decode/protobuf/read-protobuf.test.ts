import * as fc from 'fast-check';
import * as protobuf from 'protobufjs';
import { describe, expect, test } from 'vitest';
import { DATES, JsonMaker } from '@/lib/decode/binary/json-maker';
import { LimitReached, Malformed, reasonOf } from '@/lib/decode/binary/malformed';
import { parseProto } from './parse-proto';
import { readProtobuf } from './read-protobuf';

const PROTO = `
  syntax = "proto3";
  package shop;
  import "google/protobuf/timestamp.proto";
  enum State { NEW = 0; PAID = 1; LOST = -1; }
  message Order {
    string id = 1;
    int64 amount = 2;
    State state = 3;
    repeated int32 sizes = 4;
    map<string, int32> counts = 5;
    Order parent = 6;
    google.protobuf.Timestamp placed_at = 7;
    bytes blob = 8;
    double ratio = 9;
    map<int32, Order> children = 10;
    repeated string tags = 11;
    bool gift = 12;
  }
  message Numbers {
    uint32 a = 1; sint32 b = 2; fixed32 c = 3; sfixed32 d = 4; uint64 e = 5;
    sint64 f = 6; fixed64 g = 7; sfixed64 h = 8; float i = 9; int32 j = 10; bool k = 11;
  }`;

const hex = (digits: string) => Buffer.from(digits.replaceAll(' ', ''), 'hex');
const order = parseProto(PROTO, 'shop.Order');

function read(bytes: Uint8Array, message = order) {
  const json = new JsonMaker();
  return { text: readProtobuf(bytes, message, json), notices: Array.from(json.notices) };
}

test('reads what another writer wrote, who leaves out what is zero', () => {
  const { root } = protobuf.parse(PROTO.replace(/^.*(?:import|Timestamp).*$/gm, ''), {
    keepCase: true,
  });
  const writer = root.lookupType('shop.Order');
  const value = fc.record(
    {
      id: fc.string({ unit: 'grapheme', minLength: 1 }),
      amount: fc.integer({ min: 1 }),
      sizes: fc.array(fc.integer(), { minLength: 1 }),
      counts: fc.dictionary(fc.stringMatching(/^[a-z0-9]{1,9}$/), fc.integer(), { minKeys: 1 }),
      ratio: fc.double({ min: 0.1, noNaN: true, noDefaultInfinity: true }),
      tags: fc.array(fc.string(), { minLength: 1 }),
      gift: fc.constant(true),
    },
    { requiredKeys: ['id'] },
  );
  fc.assert(
    fc.property(value, value, (parent, child) => {
      const both = { ...child, parent };
      expect(JSON.parse(read(writer.encode(both).finish()).text)).toEqual(both);
    }),
  );
});

test('every kind of number, at its border', () => {
  const bytes = hex(
    '08ffffffff0f 10ffffffff0f 1dffffffff 25ffffffff 28ffffffffffffffffff01 30ffffffffffffffffff01' +
      '39ffffffffffffffff 41ffffffffffffffff 4d0000c03f 50ffffffffffffffffff01 5802',
  );
  expect(read(bytes, parseProto(PROTO, 'shop.Numbers')).text).toBe(
    '{"a":4294967295,"b":-2147483648,"c":4294967295,"d":-1,"e":18446744073709551615,' +
      '"f":-9223372036854775808,"g":18446744073709551615,"h":-1,"i":1.5,"j":-1,"k":true}',
  );
});

describe('fields', () => {
  test.each([
    ['an int64 beyond 2^53', '10 81808080808080 10', '{"amount":9007199254740993}'],
    ['an enum by name', '18 01', '{"state":"PAID"}'],
    ['a negative enum', '18 ffffffffffffffffff01', '{"state":"LOST"}'],
    ['an enum that is not known', '18 07', '{"state":7}'],
    ['packed and single numbers', '22 02 01 02 20 03', '{"sizes":[1,2,3]}'],
    ['the last of a single field', '0a0161 0a0162', '{"id":"b"}'],
    ['bytes', '42 01 ff', '{"blob":{"$base64":"/w=="}}'],
    ['a map of messages', '52 07 08 05 12 03 0a0161', '{"children":{"5":{"id":"a"}}}'],
    ['a map entry without a key', '2a 02 10 01', '{"counts":{"":1}}'],
    [
      'a map entry of a number without a key',
      '52 05 12 03 0a0161',
      '{"children":{"0":{"id":"a"}}}',
    ],
    ['a map entry without a value', '2a 03 0a0161', '{"counts":{"a":null}}'],
    ['a key named __proto__', '2a 0d 0a09 5f5f70726f746f5f5f 10 01', '{"counts":{"__proto__":1}}'],
    ['nothing', '', '{}'],
  ])('%s', (_, digits, text) => {
    expect(read(hex(digits)).text).toBe(text);
  });

  test('timestamps', () => {
    expect(read(hex('3a 04 08 01 10 05'))).toEqual({
      text: '{"placed_at":"1970-01-01T00:00:01.000000005Z"}',
      notices: [DATES],
    });
    expect(() => read(hex('3a 06 10 80 94 eb dc 03'))).toThrow(/nanos/);
  });

  test('fields that the text does not have are named', () => {
    const unknown = [20, 21, 22, 23, 24, 25].map((field) => `${tag(field)}01`).join('');
    expect(read(hex(`0a0161 ${unknown}`))).toEqual({
      text: '{"id":"a"}',
      notices: ['fields that the .proto text does not have: 20, 21, 22, 23, 24 and 1 more'],
    });
  });
});

describe('what is not the message', () => {
  test.each([
    ['none of its fields', `${tag(20)}01`, /no field of shop.Order/],
    ['another wire type', '08 01', /field id has the wire type 0, not 2/],
    ['a field of the number 0', '00 01', /number 0/],
    ['a text that is no UTF-8', '0a 01 ff', /UTF-8/],
    ['a text cut short', '0a 05 61', /cut short/],
    ['a group', '0b', /wire type 3/],
  ])('%s', (_, digits, reason) => {
    expect(() => read(hex(digits))).toThrow(Malformed);
    expect(() => read(hex(digits))).toThrow(reason);
  });

  test('depth ends in a reason', () => {
    let bytes: Uint8Array = hex('0a0161');
    for (let depth = 0; depth < 600; depth++) {
      const length = bytes.length;
      const size = length < 128 ? [length] : [(length % 128) + 128, Math.floor(length / 128)];
      bytes = Buffer.concat([Buffer.from([0x32, ...size]), bytes]);
    }
    expect(() => read(bytes)).toThrow(LimitReached);
  });

  test('any bytes end in text or in a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(typeof outcomeOf(() => read(bytes).text)).toBe('string');
      }),
    );
  });
});

describe('.proto texts that are none', () => {
  test.each([
    ['no .proto', 'hello', 'A', /hello/],
    ['no such message', 'syntax = "proto3"; message A {}', 'B', /B/],
    [
      'an import from elsewhere',
      'syntax = "proto3"; import "a.proto"; message A {}',
      'A',
      /a\.proto/,
    ],
    ['an unknown type', 'syntax = "proto3"; message A { Missing a = 1; }', 'A', /Missing/],
  ])('%s', (_, proto, messageType, reason) => {
    expect(() => parseProto(proto, messageType)).toThrow(Malformed);
    expect(() => parseProto(proto, messageType)).toThrow(reason);
  });
});

/** The tag of a varint field from 16 on, as hex digits. */
function tag(field: number): string {
  return Buffer.from([((field * 8) % 128) + 128, Math.floor((field * 8) / 128)]).toString('hex');
}

function outcomeOf(run: () => string): string | undefined {
  try {
    return run();
  } catch (error) {
    return reasonOf(error);
  }
}
