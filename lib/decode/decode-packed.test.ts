import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf, dataOf, EXACT, hex, JSON_TEXT, stepsOf } from './decode-for-test';

describe('packed records', () => {
  test.each([
    ['gzip', gzipSync(JSON_TEXT)],
    ['zlib', deflateSync(JSON_TEXT)],
    ['brotli', brotliCompressSync(JSON_TEXT)],
    ['zstd', Buffer.concat([hex('28b52ffd 20 20 010100'), bytesOf(JSON_TEXT)])],
  ])('%s: the exact text inside, and the bytes as they are', (name, bytes) => {
    const data = dataOf(bytes);
    expect(data).toMatchObject({
      kind: 'json',
      text: JSON_TEXT,
      notices: [EXACT],
      raw: { kind: 'hex', text: bytes.toString('hex'), truncated: false },
    });
    expect(data.steps[0]).toEqual({ step: name, ok: true, detail: 'unpacked to 32 bytes' });
    expect(stepsOf(bytes)).toEqual([name, 'utf-8', 'json']);
  });

  test('broken ones stay as they are, with the reason', () => {
    const data = dataOf(gzipSync(JSON_TEXT).subarray(0, -9));
    expect(data).toMatchObject({ kind: 'hex' });
    expect(data.raw).toBeUndefined();
    expect(data.steps[0]).toEqual({ step: 'gzip', ok: false, detail: 'unexpected end of file' });
  });

  test('text that begins like a packed record stays text', () => {
    expect(dataOf(bytesOf('x^2 + y^2'))).toMatchObject({ kind: 'text', text: 'x^2 + y^2' });
  });

  test.each([
    ['gzip', gzipSync(Buffer.alloc(20_000_000))],
    ['zlib', deflateSync(Buffer.alloc(20_000_000))],
    ['brotli', brotliCompressSync(Buffer.alloc(20_000_000, 'a'))],
  ])('a bomb of %s is named as one', (name, bytes) => {
    const [step] = dataOf(bytes).steps;
    expect(step).toEqual({ step: name, ok: false, detail: 'unpacks to more than 16 MiB' });
  });

  test('only one layer is unpacked, and the second is named', () => {
    const data = dataOf(gzipSync(gzipSync(JSON_TEXT)));
    expect(data.kind).toBe('hex');
    expect(data.text).toMatch(/^1f8b/);
    expect(data.notices).toEqual(['packed again with gzip, of which only one layer is unpacked']);
  });
});

describe('the frame of the Glue Schema Registry', () => {
  const id = '00112233445566778899aabbccddeeff';
  const uuid = '00112233-4455-6677-8899-aabbccddeeff';

  test('names the schema version; the payload is what follows', () => {
    const data = dataOf(Buffer.concat([hex(`0300${id}`), bytesOf(JSON_TEXT)]));
    expect(data.steps[0]).toEqual({ step: 'glue', ok: true, detail: `schema version ${uuid}` });
    expect(data).toMatchObject({ kind: 'json', text: JSON_TEXT, raw: { kind: 'hex' } });
  });

  test('its payload may be packed', () => {
    const data = dataOf(Buffer.concat([hex(`0305${id}`), deflateSync(JSON_TEXT)]));
    expect(data.text).toBe(JSON_TEXT);
    expect(data.steps[0]?.detail).toBe(`schema version ${uuid}, unpacked with zlib to 32 bytes`);
  });

  test.each([
    ['a packed payload that is not', Buffer.concat([hex(`0305${id}`), hex('ffff')]), /but zlib: /],
    [
      'a second layer',
      gzipSync(Buffer.concat([hex(`0305${id}`), deflateSync('a')])),
      /packed twice/,
    ],
  ])('%s is told', (_, bytes, reason) => {
    const step = dataOf(bytes).steps.find(({ step: name }) => name === 'glue');
    expect(step).toMatchObject({ ok: false, detail: expect.stringMatching(reason) });
  });

  test('Avro and Protobuf inside are read by the schemas of the settings', () => {
    const avro = Buffer.concat([hex(`0300${id}`), hex('0461 62')]);
    expect(dataOf(avro, { avroSchema: '"string"' })).toMatchObject({ kind: 'json', text: '"ab"' });
    const proto = 'syntax = "proto3"; message A { string a = 1; }';
    const protobuf = Buffer.concat([hex(`0300${id}`), hex('00 0a0161')]);
    expect(dataOf(protobuf, { protobuf: { proto, messageType: 'A' } })).toMatchObject({
      text: '{"a":"a"}',
    });
  });
});

describe('CloudWatch Logs', () => {
  const envelope = {
    messageType: 'DATA_MESSAGE',
    owner: '123456789012',
    logGroup: '/aws/lambda/f',
    logStream: '2026/01/01/[1]a',
    subscriptionFilters: ['f'],
    logEvents: [
      { id: '1', timestamp: 1_767_225_600_000, message: 'START' },
      { id: '2', timestamp: 1_767_225_600_001, message: '{"a":1}' },
    ],
  };

  test('the envelope gives its events', () => {
    const data = dataOf(gzipSync(JSON.stringify(envelope)));
    expect(data).toMatchObject({ kind: 'json', text: JSON.stringify(envelope) });
    expect(data.steps.at(-1)).toEqual({
      step: 'cloudwatch-logs',
      ok: true,
      detail: 'CloudWatch Logs, 2 events of /aws/lambda/f, 2026/01/01/[1]a',
    });
    expect(data.logEvents).toEqual([
      { id: '1', timestampMs: 1_767_225_600_000, message: 'START' },
      { id: '2', timestampMs: 1_767_225_600_001, message: '{"a":1}' },
    ]);
  });

  test('events stop where the payload cap is reached', () => {
    const data = dataOf(bytesOf(JSON.stringify(envelope)), {}, 6);
    expect(data.logEvents?.map(({ id }) => id)).toEqual(['1']);
  });

  test('the control message of a new subscription is named', () => {
    const control = { ...envelope, messageType: 'CONTROL_MESSAGE', logEvents: [] };
    expect(dataOf(bytesOf(JSON.stringify(control))).steps.at(-1)?.detail).toContain(
      'control message',
    );
  });

  test('other JSON with such a word is only JSON', () => {
    expect(stepsOf(bytesOf('{"logEvents":[]}'))).toEqual(['utf-8', 'json']);
    expect(stepsOf(bytesOf('{"logEvents":['))).toEqual(['utf-8', 'not json', 'text']);
  });
});
