import { describe, expect, test } from 'vitest';
import { LineSplitter } from './line-splitter';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('LineSplitter', () => {
  test('lines do not depend on where the bytes are cut, even inside a character', () => {
    const bytes = bytesOf('{"a":"Zürich 🛫"}\n\nsecond\nnot ended');
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const splitter = new LineSplitter();
      const lines = [
        ...splitter.push(bytes.subarray(0, cut)),
        ...splitter.push(bytes.subarray(cut)),
      ];
      expect(lines).toEqual(['{"a":"Zürich 🛫"}', '', 'second']);
    }
  });

  test('a line may come byte by byte', () => {
    const splitter = new LineSplitter();
    const lines = Array.from(bytesOf('one\ntwo\n'), (byte) =>
      splitter.push(Uint8Array.of(byte)),
    ).flat();
    expect(lines).toEqual(['one', 'two']);
  });

  test('many lines in one piece', () => {
    expect(new LineSplitter().push(bytesOf('a\nb\nc\n'))).toEqual(['a', 'b', 'c']);
  });
});
