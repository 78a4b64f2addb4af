import { expect, test } from 'vitest';
import { lineStream } from './line-stream';

/** Messages one after another, and what became of them. */
function setUp(messages: readonly unknown[]) {
  const leaving = new AbortController();
  const seen = { made: 0, closed: 0, ends: Array<unknown>() };
  async function* make() {
    try {
      for (const message of messages) {
        seen.made++;
        yield await Promise.resolve(message);
      }
    } finally {
      seen.closed++;
    }
  }
  const stream = lineStream({
    messages: make(),
    signal: leaving.signal,
    toLast: (error) => ({ last: error instanceof Error ? error.name : 'unknown' }),
    onEnd: (error) => seen.ends.push(error),
  });
  return { leaving, seen, stream };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const MANY = Array.from({ length: 100 }, (_, n) => n);

test('makes messages as they are taken, one ahead, and ends once', async () => {
  const { seen, stream } = setUp(MANY);
  const reader = (await stream).getReader();
  await turn();
  expect(seen.made).toBe(1);
  await reader.read();
  await turn();
  expect(seen.made).toBe(2);
  await reader.cancel();
  expect(seen).toMatchObject({ made: 2, closed: 1, ends: [undefined] });
});

test('a message that cannot be written is the last, and closes what makes them', async () => {
  const { seen, stream } = setUp([1, 2n, 3]);
  expect(await new Response(await stream).text()).toBe('1\n{"last":"TypeError"}\n');
  expect(seen).toMatchObject({ made: 2, closed: 1, ends: [expect.any(TypeError)] });
});

test('is over for those who hear of it when what the messages had open is put away', async () => {
  const order: string[] = [];
  async function* make() {
    try {
      yield await Promise.resolve(1);
    } finally {
      await turn();
      order.push('put away');
    }
  }
  const { signal } = new AbortController();
  const onEnd = () => order.push('over');
  const stream = await lineStream({ messages: make(), signal, toLast: String, onEnd });
  await stream.cancel();
  expect(order).toEqual(['put away', 'over']);
});

test.each([
  ['as soon as there is a stream', false],
  ['while the first message is made', true],
])('a client that goes away %s, and takes nothing, leaves nothing open', async (_, early) => {
  const { leaving, seen, stream } = setUp(MANY);
  if (early) leaving.abort();
  await stream;
  leaving.abort();
  await turn();
  expect(seen).toMatchObject({ made: 1, closed: 1, ends: [undefined] });
});
