import { expect, test } from 'vitest';
import { shortenArn, shortenMiddle, shortenSequenceNumber, shortenShardId } from './shorten-middle';

test('the middle goes, both ends stay', () => {
  expect(shortenMiddle('abcdefghijklmnopqrstuvwxyz', 3, 4)).toBe('abc…wxyz');
  expect(shortenMiddle('abcdefghijklmnopqrstuvwxyz', 3, 0)).toBe('abc…');
});

test('text that would not get shorter stays whole', () => {
  expect(shortenMiddle('12345678', 3, 4)).toBe('12345678');
  expect(shortenMiddle('123456789', 3, 4)).toBe('123…6789');
});

test('a character outside the basic plane is not torn apart', () => {
  expect(shortenMiddle('😀😁😂🤣😃😄', 1, 1)).toBe('😀…😄');
});

test.each([
  ['shardId-000000000003', 'shardId-…0003'],
  ['shardId-000000012345', 'shardId-…12345'],
  ['shardId-123456789012', 'shardId-123456789012'],
  ['something-else', 'something-else'],
])('shard %s reads %s', (id, text) => expect(shortenShardId(id)).toBe(text));

test('an ARN keeps its resource', () => {
  expect(shortenArn('arn:aws:kinesis:us-east-1:000000000000:stream/flights')).toBe(
    'arn:…:stream/flights',
  );
  expect(shortenArn('no arn at all, but long')).toBe('no arn a…but long');
});

test('neighbouring sequence numbers stay apart', () => {
  const one = '49590338271490256608559692538361571095921575989136588898';
  expect(shortenSequenceNumber(one)).toBe('4959…9136588898'.replace('9136588898', one.slice(-10)));
});
