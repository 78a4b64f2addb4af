import { expect, test } from 'vitest';
import { isOfAnother, type SearchWish, searchPath } from './search-path';

const PLACE = { connection: 'local', stream: 'orders' };
const wish: SearchWish = {
  span: { fromMs: 1_000, toMs: 2_000 },
  shards: ['shardId-000000000001', 'shardId-000000000002'],
  filter: 'data.n > 1',
  reader: 'polling',
};

test('a search asks for what was wished for, from its position', () => {
  const path = searchPath(PLACE, wish, { cursor: 'c1', limit: 100, whole: true });
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  expect(pathname).toBe('/api/local/streams/orders/search');
  expect([...searchParams]).toEqual([
    ['shard', 'shardId-000000000001'],
    ['shard', 'shardId-000000000002'],
    ['from', '1000'],
    ['to', '2000'],
    ['filter', 'data.n > 1'],
    ['limit', '100'],
    ['reader', 'polling'],
    ['payload', 'full'],
    ['cursor', 'c1'],
  ]);
});

test('without a filter or a position, neither is asked for', () => {
  const path = searchPath(PLACE, { ...wish, filter: '' }, { cursor: '', limit: 100 });
  expect(path).not.toMatch(/filter|cursor|payload/);
});

test('what is shown is of another search where the filter or the shards have changed', () => {
  const form = { filter: wish.filter, shards: [...wish.shards] };
  expect(isOfAnother(wish, form)).toBe(false);
  expect(isOfAnother(wish, { ...form, filter: '' })).toBe(true);
  expect(isOfAnother(wish, { ...form, shards: [] })).toBe(true);
});
