import { gzipSync } from 'node:zlib';
import { encode as encodeMessagePack } from '@msgpack/msgpack';
import { Type } from 'avsc';
import { encode as encodeCbor } from 'cborg';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodedDataSchema } from '@/lib/contract/record';
import { AppError } from '@/lib/errors';
import { compileSettings } from './compile-settings';
import { bytesOf, dataOf, EXACT, hex, stepsOf } from './decode-for-test';
import { sampleAggregate } from './kpl/sample-aggregate';

describe('formats that are known by their bytes', () => {
  const value = { b: [1, 'two', null], 10: true, 9: false };
  const bigger = { id: 2n ** 63n, ...value };

  test('what they are translated to is cut at the cap, between characters', () => {
    const bytes = encodeMessagePack({ name: 'größer als erlaubt' });
    expect(dataOf(bytes, {}, 12)).toMatchObject({ text: '{"name":"gr', truncated: true });
    expect(dataOf(bytes, {}, 13)).toMatchObject({ text: '{"name":"grö', truncated: true });
  });

  test.each([
    ['msgpack', encodeMessagePack(bigger, { useBigInt64: true })],
    ['cbor', encodeCbor(bigger)],
  ])('%s', (name, bytes) => {
    const data = dataOf(bytes);
    expect(data.kind).toBe('json');
    expect(data.text).toContain('9223372036854775808');
    expect(data.notices.join()).not.toContain('duplicate');
    expect(data.raw?.text).toBe(Buffer.from(bytes).toString('hex'));
    expect(stepsOf(bytes)).toEqual(['not utf-8', name]);
  });

  test('inside a packed record', () => {
    expect(stepsOf(gzipSync(encodeCbor(value)))).toEqual(['gzip', 'not utf-8', 'cbor']);
  });

  test('text and JSON are never taken for them', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        const steps = stepsOf(bytesOf(text));
        expect(steps).not.toContain('msgpack');
        expect(steps).not.toContain('cbor');
        expect(steps).not.toContain('brotli');
      }),
    );
  });

  test('random bytes rarely are', () => {
    const samples = fc.sample(fc.uint8Array({ minLength: 8, maxLength: 64 }), {
      numRuns: 5_000,
      seed: 1,
    });
    const taken = samples.filter((bytes) => dataOf(bytes).kind === 'json');
    expect(taken.length).toBeLessThan(25);
  });

  test('any bytes give an answer that fits the contract', () => {
    const starts = [
      '',
      '1f8b08',
      '789c',
      '28b52ffd',
      '0300',
      '0305',
      '4f626a01',
      'f3899ac2',
      'd9d9f7',
      '81',
    ];
    const wish = fc.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }));
    fc.assert(
      fc.property(wish, fc.integer({ min: 0, max: 300 }), ([start, rest], maxTextBytes) => {
        const data = dataOf(Buffer.concat([hex(start), rest]), {}, maxTextBytes);
        expect(decodedDataSchema.parse(data)).toEqual(data);
        expect(Buffer.byteLength(data.text)).toBeLessThanOrEqual(maxTextBytes);
      }),
    );
  });
});

describe('JSON lines', () => {
  test('become one array of the lines as they are, with the text beside it', () => {
    const text = '{"a":1.0}\r\n\n[9007199254740993]\n';
    const data = dataOf(bytesOf(text));
    expect(data).toMatchObject({
      kind: 'json',
      text: '[{"a":1.0}\r,\n[9007199254740993]]',
      notices: [EXACT],
      raw: { kind: 'text', text },
    });
    expect(JSON.parse(data.text)).toHaveLength(2);
    expect(stepsOf(bytesOf(text))).toEqual(['utf-8', 'not json', 'json-lines']);
  });

  test.each([
    ['a broken line', '{"a":1}\n{"a":', ['utf-8', 'not json', 'not json-lines', 'text']],
    ['a line of another kind', '{"a":1}\nend', ['utf-8', 'not json', 'not json-lines', 'text']],
    ['numbers by the line', '1\n2\n', ['utf-8', 'not json', 'text']],
    ['JSON over several lines', '{\n"a":1\n}', ['utf-8', 'json']],
    ['broken JSON over several lines', '{\n"a":\n}', ['utf-8', 'not json', 'text']],
  ])('%s', (_, text, steps) => {
    expect(stepsOf(bytesOf(text))).toEqual(steps);
  });

  test('the line that is none is named', () => {
    const [, , step] = dataOf(bytesOf('{"a":1}\n{"a":')).steps;
    expect(step?.detail).toMatch(/^line 2: /);
  });

  test('asked for, scalars count as well', () => {
    expect(dataOf(bytesOf('1\n2'), { steps: ['json-lines'] }).text).toBe('[1,\n2]');
  });
});

describe('settings', () => {
  const schema = {
    type: 'record' as const,
    name: 'A',
    fields: [{ name: 'n', type: 'long' as const }],
  };
  const avroSchema = JSON.stringify(schema);

  test('an Avro schema reads a bare datum and a single object', () => {
    const datum = Type.forSchema(schema).toBuffer({ n: 5 });
    expect(dataOf(datum, { avroSchema })).toMatchObject({ kind: 'json', text: '{"n":5}' });
    const single = dataOf(Buffer.concat([hex('c301 0102030405060708'), datum]), { avroSchema });
    expect(single.text).toBe('{"n":5}');
    expect(single.steps.at(-1)?.detail).toBe('Avro single object, fingerprint 0102030405060708');
  });

  test('what does not fit the schema says why', () => {
    const step = dataOf(hex('ff'), { avroSchema }).steps.find((one) => one.step === 'avro');
    expect(step).toEqual({ step: 'avro', ok: false, detail: 'it is cut short' });
  });

  test('an Avro container that is broken says why', () => {
    expect(stepsOf(hex('4f626a01'))).toContain('not avro');
  });

  test('a .proto text reads a message, but leaves JSON alone', () => {
    const protobuf = { proto: 'message A { optional int64 n = 1; }', messageType: 'A' };
    expect(dataOf(hex('0805'), { protobuf }).text).toBe('{"n":5}');
    expect(stepsOf(bytesOf('{"n":5}'), { protobuf })).toEqual(['utf-8', 'json']);
  });

  test('only the steps that are asked for are tried', () => {
    expect(stepsOf(gzipSync('{}'), { steps: ['json'] })).toEqual(['not utf-8', 'hex']);
    expect(stepsOf(bytesOf('{}'), { steps: ['hex'] })).toEqual(['utf-8', 'text']);
    expect(stepsOf(sampleAggregate({}), { steps: ['json'] })).toEqual(['not utf-8', 'hex']);
  });

  test('what is asked for is tried whatever the bytes look like, and its fault is told', () => {
    expect(dataOf(hex('05'), { steps: ['msgpack'] })).toMatchObject({ kind: 'json', text: '5' });
    expect(dataOf(hex('05'), { steps: ['cbor'] })).toMatchObject({ kind: 'json', text: '5' });
    expect(stepsOf(bytesOf('hello'), { steps: ['brotli', 'gzip', 'cloudwatch-logs'] })).toEqual([
      'not gzip',
      'not brotli',
      'utf-8',
      'not cloudwatch-logs',
      'text',
    ]);
    expect(stepsOf(bytesOf('{}'), { steps: ['cloudwatch-logs'] })).toEqual([
      'utf-8',
      'not cloudwatch-logs',
      'text',
    ]);
    expect(stepsOf(hex('c1'), { steps: ['msgpack'] })).toEqual(['not utf-8', 'not msgpack', 'hex']);
  });

  test.each([
    ['avroSchema', { avroSchema: '{' }, /schema is not JSON/],
    ['protobuf', { protobuf: { proto: 'x', messageType: 'A' } }, /x/],
  ])('a wrong %s is refused at its field', (field, settings, message) => {
    const refused = errorOf(() => compileSettings(settings));
    expect(refused?.code).toBe('invalid_input');
    expect(refused?.fields).toEqual([{ field, message: expect.stringMatching(message) }]);
  });
});

function errorOf(run: () => unknown): AppError | undefined {
  try {
    run();
  } catch (error) {
    return error instanceof AppError ? error : undefined;
  }
  return undefined;
}
