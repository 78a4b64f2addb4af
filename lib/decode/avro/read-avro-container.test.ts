import { once } from 'node:events';
import { streams } from 'avsc';
import { describe, expect, test } from 'vitest';
import { JsonMaker } from '@/lib/decode/binary/json-maker';
import { LimitReached, Malformed } from '@/lib/decode/binary/malformed';
import { isAvroContainer, readAvroContainer } from './read-avro-container';

const SCHEMA = {
  type: 'record' as const,
  name: 'A',
  fields: [{ name: 'n', type: 'int' as const }],
};
const LARGE = 16 * 1024 * 1024;
const read = (bytes: Uint8Array, maxBytes = LARGE) =>
  readAvroContainer(bytes, new JsonMaker(), maxBytes);

async function container(codec: string, values: readonly { n: number }[]): Promise<Buffer> {
  const encoder = new streams.BlockEncoder(SCHEMA, { codec });
  const chunks: Buffer[] = [];
  encoder.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const value of values) encoder.write(value);
  encoder.end();
  await once(encoder, 'end');
  return Buffer.concat(chunks);
}

/** A container of the given metadata and blocks, with a sync marker of zeros. */
function handMade(meta: Readonly<Record<string, string>>, blocks: Uint8Array): Buffer {
  const entries = Object.entries(meta).flatMap(([key, value]) => [text(key), text(value)]);
  const header = [Buffer.from('Obj\u0001'), long(entries.length / 2), ...entries, Buffer.from([0])];
  return Buffer.concat([...header, Buffer.alloc(16), blocks]);
}

function long(value: number): Buffer {
  const bytes: number[] = [];
  let left = value * 2;
  for (; left > 0x7f; left = Math.floor(left / 0x80)) bytes.push((left % 0x80) + 0x80);
  return Buffer.from([...bytes, left]);
}

const text = (value: string) => Buffer.concat([long(value.length), Buffer.from(value)]);

describe('an object container', () => {
  test.each(['null', 'deflate'])('brings its schema along, codec %s', async (codec) => {
    const bytes = await container(codec, [{ n: 1 }, { n: -2 }]);
    expect(isAvroContainer(bytes)).toBe(true);
    expect(read(bytes)).toEqual({ json: '[{"n":1},{"n":-2}]', objects: 2, codec });
  });

  test('without a codec has none', () => {
    const bytes = handMade(
      { 'avro.schema': '"int"' },
      Buffer.concat([long(1), text('\u0002'), Buffer.alloc(16)]),
    );
    expect(read(bytes)).toMatchObject({ json: '[1]', codec: 'null' });
  });

  test('may be empty', () => {
    expect(read(handMade({ 'avro.schema': '"int"' }, Buffer.alloc(0)))).toMatchObject({
      json: '[]',
    });
  });
});

describe('what is broken', () => {
  test.each([
    ['a codec that is not known', { 'avro.schema': '"int"', 'avro.codec': 'snappy' }, '', /snappy/],
    ['no schema', {}, '', /schema is not JSON/],
    ['a wrong sync marker', { 'avro.schema': '"int"' }, `020202${'01'.repeat(16)}`, /sync marker/],
    [
      'a block with more in it',
      { 'avro.schema': '"int"' },
      `02040202${'00'.repeat(16)}`,
      /more than/,
    ],
    ['a block cut short', { 'avro.schema': '"int"' }, '0208', /cut short/],
    [
      'packed bytes that are not',
      { 'avro.schema': '"int"', 'avro.codec': 'deflate' },
      `0204ffff${'00'.repeat(16)}`,
      /invalid/,
    ],
  ])('%s', (_, meta, blocks, reason) => {
    const bytes = handMade(meta, Buffer.from(blocks, 'hex'));
    expect(() => read(bytes)).toThrow(Malformed);
    expect(() => read(bytes)).toThrow(reason);
  });

  test('a bomb is not unpacked', async () => {
    const bytes = await container(
      'deflate',
      Array.from({ length: 5_000 }, () => ({ n: 1 })),
    );
    expect(() => read(bytes, 1_000)).toThrow(LimitReached);
  });

  test('objects without a byte each are not read without end', () => {
    const blocks = Buffer.from('feffffff0f00', 'hex');
    expect(() => read(handMade({ 'avro.schema': '"null"' }, blocks))).toThrow(LimitReached);
  });

  test('a long name in the schema is counted for each time that it is written', () => {
    const schema = JSON.stringify({
      type: 'record',
      name: 'A',
      fields: [{ name: 'x'.repeat(100_000), type: 'null' }],
    });
    const blocks = Buffer.concat([long(50_000), Buffer.from([0])]);
    expect(() => read(handMade({ 'avro.schema': schema }, blocks))).toThrow(/16 MiB/);
  });
});
