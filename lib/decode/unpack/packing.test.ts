import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { LimitReached, Malformed } from '@/lib/decode/binary/malformed';
import { PACKINGS, type PackingName, unpackDeflate } from './packing';

const TEXT = 'a text that is packed, a text that is packed';
const PACKED: Readonly<Record<Exclude<PackingName, 'zstd'>, Buffer>> = {
  gzip: gzipSync(TEXT),
  zlib: deflateSync(TEXT),
  brotli: brotliCompressSync(TEXT),
};
const NAMES = ['gzip', 'zlib', 'brotli'] as const;

test.each(NAMES)('%s is unpacked, up to its cap', (name) => {
  const unpack = (maxBytes: number) =>
    Buffer.from(PACKINGS[name].unpack(PACKED[name], maxBytes)).toString();
  expect(unpack(TEXT.length)).toBe(TEXT);
  expect(() => unpack(TEXT.length - 1)).toThrow(LimitReached);
  expect(() => unpack(0)).toThrow(LimitReached);
});

test.each(NAMES)('%s that is broken says so', (name) => {
  const short = PACKED[name].subarray(0, -9);
  expect(() => PACKINGS[name].unpack(short, 1_000)).toThrow(Malformed);
});

test('a changed byte is noticed by the checksum', () => {
  const changed = Buffer.from(PACKED.gzip);
  changed.writeUInt8(changed.readUInt8(changed.length - 8) ^ 1, changed.length - 8);
  expect(() => PACKINGS.gzip.unpack(changed, 1_000)).toThrow(/incorrect data check/);
});

test('several members of gzip are one payload, as a packer that appends writes them', () => {
  const both = Buffer.concat([gzipSync('one '), gzipSync('two')]);
  expect(Buffer.from(PACKINGS.gzip.unpack(both, 1_000)).toString()).toBe('one two');
});

test('large payloads are unpacked as well', () => {
  const noise = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * index) >> 3));
  const unpacked = PACKINGS.gzip.unpack(gzipSync(noise, { level: 0 }), 100_000);
  expect(noise.equals(unpacked)).toBe(true);
});

test('deflate without an envelope', () => {
  expect(Buffer.from(unpackDeflate(deflateRawSync(TEXT), 1_000)).toString()).toBe(TEXT);
});

describe('marks', () => {
  test.each([
    ['gzip', '1f8b08', true],
    ['gzip', '1f8b00', false],
    ['zlib', '789c', true],
    ['zlib', '7801', true],
    ['zlib', '7820', false],
    ['zstd', '28b52ffd', true],
    ['zstd', '28b52ffe', false],
    ['brotli', '0b0280', false],
    ['gzip', '', false],
    ['zlib', '78', false],
  ] as const)('%s in %s: %s', (name, digits, recognised) => {
    expect(PACKINGS[name].recognises(Buffer.from(digits, 'hex'))).toBe(recognised);
  });
});
