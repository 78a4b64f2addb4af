import { deflateSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, dataOf, hex } from './decode-for-test';
import { isPlainText } from './is-plain-text';
import { sampleAggregate } from './kpl/sample-aggregate';

test.each([
  ['JSON', bytesOf('{"a":"ключ"}'), true],
  ['JSON with its line feed', bytesOf('{"a":1}\n'), true],
  ['prose', bytesOf('GET /index.html 200'), true],
  ['nothing', bytesOf(''), false],
  ['lines', bytesOf('{"a":1}\n{"a":2}'), false],
  ['a byte order mark', bytesOf('\ufeff{}'), false],
  ['invalid UTF-8', Buffer.concat([bytesOf('{"a":'), hex('ff')]), false],
  ['a control character', bytesOf('a\u0000b'), false],
  ['a protobuf message', hex('0a05 68656c6c6f'), false],
  ['gzip', gzipSync('text'), false],
  ['zlib', deflateSync('text'), false],
  ['zlib that is also text', hex('785e'), false],
  ['a Glue frame', hex(`0300${'61'.repeat(17)}`), false],
  ['an aggregate', sampleAggregate({ partitionKeys: ['a'] }), false],
])('%s', (_, bytes, plain) => {
  expect(isPlainText(bytes)).toBe(plain);
});

test('what is plain text is shown as exactly the text that it is', () => {
  const starts = fc.constantFrom('', '{', '[', 'x', '(', '"', 'k');
  const bytes = fc.oneof(
    fc
      .tuple(starts, fc.uint8Array({ maxLength: 40 }))
      .map(([start, rest]) => Buffer.concat([bytesOf(start), rest])),
    fc.string({ unit: 'grapheme', maxLength: 200 }).map(bytesOf),
  );
  fc.assert(
    fc.property(bytes, (found) => {
      fc.pre(isPlainText(found));
      expect(dataOf(found).text).toBe(found.toString());
    }),
  );
});
