import { expect, test } from 'vitest';
import { wantedChunks } from './use-shards-activity';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `shard-${index}`);

test('a stream of few shards is asked whole, fifty at a time', () => {
  const chunks = wantedChunks(ids(120), []);
  expect(chunks.map((chunk) => chunk.length)).toEqual([50, 50, 20]);
  expect(chunks.flat()).toEqual(ids(120));
});

test('of a stream of many, the chunks in view only', () => {
  const chunks = wantedChunks(ids(10_000), ['shard-49', 'shard-50', 'shard-9999']);
  expect(chunks.map((chunk) => chunk[0])).toEqual(['shard-0', 'shard-50', 'shard-9950']);
});
