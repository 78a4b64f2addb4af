import { describe, expect, test } from 'vitest';
import { encodeOutput } from './encode-output';

const read = (output: unknown): unknown => JSON.parse(encodeOutput(output).toString());

describe('encodeOutput', () => {
  test('writes bytes as base64 and times as epoch seconds, at any depth', () => {
    const output = {
      Records: [{ Data: Uint8Array.from([0, 255, 128]), At: new Date(1_700_000_000_123) }],
      Next: undefined,
      None: [],
      Empty: {},
    };
    expect(encodeOutput(output).toString()).toBe(
      '{"Records":[{"Data":"AP+A","At":1700000000.123}],"None":[],"Empty":{}}',
    );
  });

  test('writes a view on a larger buffer alone', () => {
    expect(read(Buffer.from('abcdef').subarray(2, 4))).toBe('Y2Q=');
  });

  test('escapes names and texts, and writes them as UTF-8', () => {
    const output = { 'a"b\n': ['Zürich \u{1f6eb} \\', null, true, 1.5, ''] };
    expect(read(output)).toEqual(output);
  });

  test('loses nothing where the answer outgrows its place', () => {
    const output = Array.from({ length: 300 }, (_, n) => ({
      Key: 'ü'.repeat(n),
      Data: Buffer.alloc(n * 97, n),
    }));
    expect(read(output)).toEqual(
      output.map(({ Key, Data }) => ({ Key, Data: Data.toString('base64') })),
    );
  });
});
