import { Type } from 'avsc';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DATES, JsonMaker, WORDS_FOR_NUMBERS } from '@/lib/decode/binary/json-maker';
import { LimitReached, Malformed, reasonOf } from '@/lib/decode/binary/malformed';
import { parseAvroSchema } from './parse-avro-schema';
import { readAvro } from './read-avro';

const hex = (digits: string) => Buffer.from(digits.replaceAll(' ', ''), 'hex');

function read(schema: unknown, bytes: Uint8Array) {
  const json = new JsonMaker();
  const text = readAvro(bytes, parseAvroSchema(JSON.stringify(schema)), json);
  return { text, notices: Array.from(json.notices) };
}

const ORDER = {
  type: 'record' as const,
  name: 'shop.Order',
  fields: [
    { name: 'id', type: 'int' as const },
    { name: 'state', type: { type: 'enum' as const, name: 'State', symbols: ['NEW', 'PAID'] } },
    { name: 'tags', type: { type: 'array' as const, items: 'string' as const } },
    { name: 'sizes', type: { type: 'map' as const, values: 'double' as const } },
    { name: 'gift', type: ['null', 'boolean'] as ('null' | 'boolean')[] },
    { name: 'ratio', type: 'float' as const },
  ],
};

test('reads what another writer wrote', () => {
  const writer = Type.forSchema(ORDER);
  const order = fc.record({
    id: fc.integer(),
    state: fc.constantFrom('NEW', 'PAID'),
    tags: fc.array(fc.string({ unit: 'grapheme' })),
    sizes: fc.dictionary(
      fc.stringMatching(/^[a-z0-9]{1,9}$/),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    ),
    gift: fc.option(fc.boolean()),
    ratio: fc.integer({ min: -1000, max: 1000 }).map((eighths) => eighths / 8),
  });
  fc.assert(
    fc.property(order, (value) => {
      expect(JSON.parse(read(ORDER, writer.toBuffer(value)).text)).toEqual(value);
    }),
  );
});

describe('one type after the other', () => {
  test.each([
    ['null', 'null', '', 'null'],
    ['boolean', 'boolean', '01', 'true'],
    ['the largest long', 'long', 'feffffffffffffffff01', '9223372036854775807'],
    ['the smallest long', 'long', 'ffffffffffffffffff01', '-9223372036854775808'],
    ['a long of five bytes', 'long', '8080808010', '2147483648'],
    ['a long of four bytes', 'long', 'ffffff7f', '-134217728'],
    ['bytes', 'bytes', '04 0aff', '{"$base64":"Cv8="}'],
    ['fixed', { type: 'fixed', name: 'F', size: 2 }, '0aff', '{"$base64":"Cv8="}'],
    ['a block with its size', { type: 'array', items: 'int' }, '03 04 02 04 00', '[1,2]'],
    ['two blocks', { type: 'array', items: 'int' }, '02 02 02 04 00', '[1,2]'],
    ['a map', { type: 'map', values: 'int' }, '04 0261 02 0261 04 00', '{"a":1,"a":2}'],
    ['a day', { type: 'int', logicalType: 'date' }, '02', '"1970-01-02"'],
    ['a decimal', { type: 'bytes', logicalType: 'decimal', scale: 2 }, '04 ff85', '-1.23'],
    ['a small decimal', { type: 'bytes', logicalType: 'decimal', scale: 3 }, '02 05', '0.005'],
    ['a decimal without scale', { type: 'bytes', logicalType: 'decimal' }, '02 05', '5'],
    [
      'a decimal of an impossible scale',
      { type: 'bytes', logicalType: 'decimal', scale: -1 },
      '02 05',
      '{"$base64":"BQ=="}',
    ],
    ['an unknown logical type', { type: 'int', logicalType: 'mood' }, '02', '1'],
  ])('%s', (_, schema, digits, text) => {
    expect(read(schema, hex(digits)).text).toBe(text);
  });

  test.each([
    ['timestamp-millis', '01', '"1969-12-31T23:59:59.999Z"'],
    ['timestamp-micros', '02', '"1970-01-01T00:00:00.000001Z"'],
    ['timestamp-nanos', '02', '"1970-01-01T00:00:00.000000001Z"'],
  ])('%s', (logicalType, digits, text) => {
    expect(read({ type: 'long', logicalType }, hex(digits))).toEqual({ text, notices: [DATES] });
  });

  test('numbers that JSON does not have', () => {
    expect(read('double', hex('000000000000f87f'))).toEqual({
      text: '"NaN"',
      notices: [WORDS_FOR_NUMBERS],
    });
  });
});

test('a type may hold itself, be named by its namespace, and nest anonymously', () => {
  const schema = {
    type: 'record',
    name: 'Node',
    namespace: 'tree',
    fields: [
      { name: '__proto__', type: { type: 'long' } },
      { name: 'next', type: ['null', 'tree.Node'] },
      { name: 'other', type: { type: ['null', 'Node'] } },
    ],
  };
  expect(read(schema, hex('02 02 04 00 00 00')).text).toBe(
    '{"__proto__":1,"next":{"__proto__":2,"next":null,"other":null},"other":null}',
  );
});

describe('what does not fit the schema', () => {
  test.each([
    ['a number without end', 'long', 'ffffffffffffffffffffff', /10 bytes/],
    ['a text of a negative length', 'string', '01', /impossible/],
    ['a text cut short', 'string', '0a61', /cut short/],
    ['a choice that is not there', ['null', 'int'], '04', /choice 2/],
    ['a boolean of two', 'boolean', '02', /boolean is 2/],
    ['more bytes', 'null', '00', /more bytes/],
  ])('%s', (_, schema, digits, reason) => {
    expect(() => read(schema, hex(digits))).toThrow(Malformed);
    expect(() => read(schema, hex(digits))).toThrow(reason);
  });

  test('items without a byte each are not read without end', () => {
    expect(() => read({ type: 'array', items: 'null' }, hex('feffffffffffffff7f00'))).toThrow(
      LimitReached,
    );
  });

  test('a record that holds only itself is not read without end', () => {
    const schema = { type: 'record', name: 'A', fields: [{ name: 'a', type: 'A' }] };
    expect(() => read(schema, hex(''))).toThrow(/deeper than 500/);
  });

  test('any bytes end in text or in a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(typeof outcomeOf(() => read(ORDER, bytes).text)).toBe('string');
      }),
    );
  });
});

describe('schemas that are none', () => {
  test.each([
    ['no JSON', '{', /not JSON/],
    ['a number', '5', /not one/],
    ['an unknown name', '"Missing"', /Missing/],
    ['a record without fields', '{"type":"record","name":"A"}', /record is wrong at fields/],
    ['an enum without symbols', '{"type":"enum","name":"A"}', /enum is wrong at symbols/],
    ['a fixed of no size', '{"type":"fixed","name":"A","size":-1}', /fixed is wrong at size/],
    ['a field without a type', '{"type":"record","name":"A","fields":[{"name":"a"}]}', /type/],
    ['types without end', `${'{"type":'.repeat(200)}"int"${'}'.repeat(200)}`, /deeper than 100/],
  ])('%s', (_, schema, reason) => {
    expect(() => parseAvroSchema(schema)).toThrow(Malformed);
    expect(() => parseAvroSchema(schema)).toThrow(reason);
  });
});

function outcomeOf(run: () => string): string | undefined {
  try {
    return run();
  } catch (error) {
    return reasonOf(error);
  }
}
