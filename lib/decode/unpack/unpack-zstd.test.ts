import { describe, expect, test } from 'vitest';
import { LimitReached, Malformed } from '@/lib/decode/binary/malformed';
import { unpackZstd } from './unpack-zstd';

const LARGE = 16 * 1024 * 1024;
const MAGIC = '28b52ffd';
const hex = (digits: string) => Buffer.from(digits.replaceAll(' ', ''), 'hex');
const unpack = (digits: string, maxBytes = LARGE) =>
  Buffer.from(unpackZstd(hex(digits), maxBytes)).toString();

/** A block's header: whether it is the last, its type (0 plain, 1 repeated, 2 packed), its size. */
function block(last: boolean, type: number, size: number): string {
  const header = size * 8 + type * 2 + (last ? 1 : 0);
  return Buffer.from([header & 0xff, (header >> 8) & 0xff, header >> 16]).toString('hex');
}

/** Written by the reference program of the format. */
const PACKED =
  'KLUv/QRo7QQAUgkZFJAbHgthX+sy1F00uEKKpEnzuwMaxEPHNuNbZE1NRVw7tubX1j3bju+LrbmpiXvHt+4Xl13bkM8WNTlVcfHYrF9d/7Yl3y1es1MXN4/P+geChwpYDqYhQKAjKRQCggIEMhByhk6oESB+/e/QnQMQRgQNCz+IWc7PRiPOICyLa8I0Yto0WeIga8g0AhPgPZtFUSg2CT4pC0CqAlq7T7A=';
const ORIGINAL = JSON.stringify(
  Array.from({ length: 40 }, (_, id) => ({ id, name: `user ${(id * 7919) % 100}` })),
);

describe('frames', () => {
  test('packed by the reference program', () => {
    const unpacked = unpackZstd(Buffer.from(PACKED, 'base64'), LARGE);
    expect(JSON.parse(Buffer.from(unpacked).toString())).toEqual(JSON.parse(ORIGINAL));
  });

  test.each([
    ['plain bytes', `${MAGIC} 20 03 ${block(true, 0, 3)} 616263`, 'abc'],
    ['a repeated byte', `${MAGIC} 20 05 ${block(true, 1, 5)} 61`, 'aaaaa'],
    ['of no announced size', `${MAGIC} 00 00 ${block(true, 0, 3)} 616263`, 'abc'],
    ['of a size of eight bytes', `${MAGIC} e0 0300000000000000 ${block(true, 0, 3)} 616263`, 'abc'],
    ['with a checksum', `${MAGIC} 24 03 ${block(true, 0, 3)} 616263 00000000`, 'abc'],
    [
      'of several blocks',
      `${MAGIC} 20 04 ${block(false, 0, 3)} 616263 ${block(true, 1, 1)} 64`,
      'abcd',
    ],
    [
      'two, and one to be skipped',
      `${MAGIC} 20 01 ${block(true, 0, 1)} 61 502a4d18 02000000 ffff ${MAGIC} 20 01 ${block(true, 0, 1)} 62`,
      'ab',
    ],
  ])('%s', (_, digits, text) => {
    expect(unpack(digits)).toBe(text);
  });
});

describe('what is broken', () => {
  test.each([
    ['cut short in the header', MAGIC, /cut short/],
    ['cut short in a block', `${MAGIC} 20 03 ${block(false, 0, 3)} 616263`, /cut short/],
    ['followed by something else', `${MAGIC} 20 01 ${block(true, 0, 1)} 61 00000000`, /no frame/],
    ['in need of a dictionary', `${MAGIC} 21 05 03 ${block(true, 0, 3)} 616263`, /dictionary/],
    ['of a wrong block', `${MAGIC} 20 03 ${block(true, 3, 0)}`, /broken/],
    ['of packed bytes that are not', `${MAGIC} 20 03 ${block(true, 2, 4)} ffffffff`, /broken/],
  ])('%s', (_, digits, reason) => {
    expect(() => unpack(digits)).toThrow(Malformed);
    expect(() => unpack(digits)).toThrow(reason);
  });
});

describe('bombs', () => {
  test.each([
    ['that announce themselves', `${MAGIC} a0 ffffffff ${block(true, 1, 9)} 61`, /16 MiB/],
    [
      'of repeated bytes',
      `${MAGIC} 00 00 ${`${block(false, 1, 2_000_000)} 61`.repeat(9)} ${block(true, 1, 1)} 61`,
      /16 MiB/,
    ],
    ['of windows', `${MAGIC} 00 98 ${block(true, 1, 9)} 61`, /windows of more than 64 MiB/],
    [
      'of blocks',
      `${MAGIC} 00 00 ${`${block(false, 1, 1)} 61`.repeat(2_001)} ${block(true, 1, 1)} 61`,
      /2000 blocks/,
    ],
    ['of time', `${MAGIC} 00 58 ${endlessBlock()}`, /longer than 50 ms/],
  ])('%s', (_, digits, reason) => {
    expect(() => unpack(digits)).toThrow(LimitReached);
    expect(() => unpack(digits)).toThrow(reason);
  });
});

/**
 * 30,000 sequences that each repeat the longest match: a hundred thousand times the size that a block may have, and
 * so seconds of work for a decoder that does not stop at its end.
 */
function endlessBlock(): string {
  const sequences = 30_000;
  const literals = '0861';
  const count = Buffer.from([((sequences >> 8) & 0x7f) + 0x80, sequences & 0xff]).toString('hex');
  const alwaysTheSame = '54 00 00 34';
  const bits = `${'ff'.repeat(sequences * 2)}01`;
  const body = `${literals}${count}${alwaysTheSame}${bits}`.replaceAll(' ', '');
  return `${block(true, 2, body.length / 2)} ${body}`;
}
