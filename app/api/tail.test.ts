import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { GET } from '@/app/api/[connection]/streams/[stream]/tail/route';
import { problemSchema } from '@/lib/contract/problem';
import { type TailMessage, tailMessageSchema } from '@/lib/contract/reading';
import { askLines } from '@/lib/local/ask-lines';
import { type ApiWorld, ask, startApiWorld } from '@/lib/local/start-api-world';
import { runtime } from '@/lib/server/runtime';

let world: ApiWorld;

beforeAll(async () => {
  world = await startApiWorld();
  world.engine.createStream('s', { shards: 2 });
});
afterAll(() => world.close());

const open = (query = '') =>
  askLines(GET, { schema: tailMessageSchema, params: { stream: 's' }, query });
type Tail = Awaited<ReturnType<typeof open>>;

/** Reads on until as many records have come as are wanted. */
async function recordsOf(tail: Tail, wanted: number) {
  const texts: string[] = [];
  for await (const message of keepOpen(tail)) {
    if (message.type === 'records') texts.push(...message.records.map(({ data }) => data.text));
    if (texts.length >= wanted) break;
  }
  return texts;
}

async function statusOf(tail: Tail) {
  for await (const message of keepOpen(tail)) if (message.type === 'status') return message;
  throw new Error('the tail ended');
}

/** A loop that ends early would close the tail with it. */
async function* keepOpen({ messages }: Tail): AsyncGenerator<TailMessage> {
  for (;;) {
    const { value, done } = await messages.next();
    if (done === true) return;
    yield value;
  }
}

test('tells first what it follows, and then records as they arrive', async () => {
  const tail = await open();
  expect(tail.headers.get('content-type')).toBe('application/x-ndjson');
  expect((await tail.messages.next()).value).toMatchObject({
    type: 'open',
    stream: 's',
    shards: ['shardId-000000000000', 'shardId-000000000001'],
    resumed: false,
  });
  await statusOf(tail);
  await world.put('s', [{ key: 'a', data: 'first' }]);
  expect(await recordsOf(tail, 1)).toEqual(['first']);
  await tail.leave();
});

test('goes on behind its cursor, and no record is told twice', async () => {
  const before = await open();
  await statusOf(before);
  await world.put('s', [{ key: 'a', data: 'seen' }]);
  expect(await recordsOf(before, 1)).toEqual(['seen']);
  const { cursor } = await statusOf(before);
  await before.leave();
  await world.put('s', [{ key: 'a', data: 'missed' }]);
  const after = await open(`?cursor=${encodeURIComponent(cursor)}`);
  expect((await after.messages.next()).value).toMatchObject({ type: 'open', resumed: true });
  expect(await recordsOf(after, 1)).toEqual(['missed']);
  await after.leave();
});

test('filters on the server, and counts what it looked at', async () => {
  const tail = await open(`?filter=${encodeURIComponent('data.n > 1')}`);
  await statusOf(tail);
  await world.put('s', [
    { key: 'a', data: '{"n":1}' },
    { key: 'a', data: '{"n":2}' },
    { key: 'a', data: 'no json' },
  ]);
  expect(await recordsOf(tail, 1)).toEqual(['{"n":2}']);
  expect(await statusOf(tail)).toMatchObject({ scanned: 3, matched: 1 });
  await tail.leave();
});

test('twenty viewers cost the stream no more calls than one', async () => {
  const tails = await Promise.all(Array.from({ length: 20 }, () => open()));
  const statuses = await Promise.all(tails.map(statusOf));
  for (const { viewers, shards } of statuses) {
    expect(viewers).toBe(20);
    // One a second is the budget, of which three may come together after a quiet time.
    for (const { callsPerSecond } of shards) expect(callsPerSecond).toBeLessThanOrEqual(1.3);
  }
  await Promise.all(tails.map((tail) => tail.leave()));
});

test.each([
  ['filter=data.n%20%3E%3E%201', 'filter'],
  ['cursor=%00', 'cursor'],
  ['cursor=0.zz', 'cursor'],
  ['shard=shardId-1', 'shard.0'],
])('refuses %s at its field', async (query, field) => {
  const { status, json } = await ask(GET, { params: { stream: 's' }, query: `?${query}` });
  expect(status).toBe(400);
  expect(problemSchema.parse(json).fields?.map((fault) => fault.field)).toEqual([field]);
});

test.each([
  ['an unknown shard', 's', '?shard=shardId-000000000009', 'shard_not_found'],
  ['an unknown stream', 'none', '', 'stream_not_found'],
])('answers %s before it opens', async (_what, stream, query, code) => {
  const { status, json } = await ask(GET, { params: { stream }, query });
  expect(status).toBe(404);
  expect(problemSchema.parse(json).code).toBe(code);
});

test('takes no more than a hundred at once, and frees each place', async () => {
  const { openStreams } = runtime();
  expect(openStreams.count).toBe(0);
  const places = Array.from({ length: 100 }, () => openStreams.enter());
  const { status, headers, json } = await ask(GET, { params: { stream: 's' } });
  expect(status).toBe(503);
  expect(headers.get('retry-after')).toBe('10');
  expect(problemSchema.parse(json).code).toBe('busy');
  for (const { leave } of places) leave();
});

test('frees its place when the client is gone before the answer is taken', async () => {
  const leaving = new AbortController();
  const request = new Request('http://127.0.0.1:3000/api/under-test', {
    headers: { host: '127.0.0.1:3000' },
    signal: leaving.signal,
  });
  const params = Promise.resolve({ connection: 'local', stream: 's' });
  expect((await GET(request, { params })).status).toBe(200);
  const { openStreams } = runtime();
  expect(openStreams.count).toBe(1);
  leaving.abort();
  await vi.waitFor(() => expect(openStreams.count).toBe(0));
});

test('ends with the server', async () => {
  const tail = await open();
  await statusOf(tail);
  const closed = runtime().openStreams.close(10_000);
  for await (const message of tail.messages) expect(message.type).not.toBe('problem');
  await closed;
  expect(runtime().openStreams.count).toBe(0);
});

test('is not for those who may not read records', async () => {
  const params = { stream: 's', connection: 'viewer' };
  expect((await ask(GET, { params })).status).toBe(403);
});
