import { afterEach, expect, test, vi } from 'vitest';
import { loadActivity } from './load-activity';

const rowOf = (stream: string) => ({ stream, openShards: 1 });

/** The network is not ours: a fetch that answers as the server does, and keeps what it was asked. */
function answerFetch(answer: (streams: string[]) => unknown): string[][] {
  const asked: string[][] = [];
  vi.stubGlobal('fetch', (path: string) => {
    const streams = new URL(path, 'http://localhost').searchParams.getAll('stream');
    asked.push(streams);
    return Promise.resolve(Response.json(answer(streams)));
  });
  return asked;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('streams that are asked for together share a request, at most 25', async () => {
  const asked = answerFetch((streams) => ({ asOfMs: 5, rows: streams.map(rowOf), missing: [] }));
  const names = Array.from({ length: 60 }, (_, index) => `stream-${index}`);
  const rows = await Promise.all(names.map((name) => loadActivity('main', name)));
  expect(rows.map(({ stream }) => stream)).toEqual(names);
  expect(rows[0]?.asOfMs).toBe(5);
  expect(asked.map((streams) => streams.length)).toEqual([25, 25, 10]);
});

test('connections do not share requests', async () => {
  const asked = answerFetch((streams) => ({ asOfMs: 5, rows: streams.map(rowOf), missing: [] }));
  await Promise.all([loadActivity('one', 'orders'), loadActivity('two', 'orders')]);
  expect(asked).toHaveLength(2);
});

test('one stream that fails leaves the others alone', async () => {
  answerFetch(() => ({
    asOfMs: 5,
    rows: [rowOf('orders')],
    missing: [{ stream: 'flights', code: 'throttled', detail: 'Rate exceeded' }],
  }));
  const flights = loadActivity('main', 'flights');
  const orders = loadActivity('main', 'orders');
  await expect(flights).rejects.toMatchObject({ code: 'throttled', retryable: true });
  await expect(orders).resolves.toMatchObject({ stream: 'orders' });
});
