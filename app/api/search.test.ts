import { DescribeStreamSummaryCommand, ListStreamConsumersCommand } from '@aws-sdk/client-kinesis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET } from '@/app/api/[connection]/streams/[stream]/search/route';
import { problemSchema } from '@/lib/contract/problem';
import { type SearchMessage, searchMessageSchema } from '@/lib/contract/reading';
import { askLines } from '@/lib/local/ask-lines';
import { type ApiWorld, ask, startApiWorld } from '@/lib/local/start-api-world';

const RECORDS = 60;

let world: ApiWorld;

beforeAll(async () => {
  world = await startApiWorld();
  world.engine.createStream('s', { shards: 3 });
  await world.put(
    's',
    Array.from({ length: RECORDS }, (_, n) => ({ key: `key-${n % 7}`, data: `{"n":${n}}` })),
  );
});
afterAll(() => world.close());

const HOUR_AGO = () => Date.now() - 3_600_000;

interface Found {
  opening: SearchMessage | undefined;
  texts: string[];
  progress: Extract<SearchMessage, { type: 'progress' }> | undefined;
  end: Extract<SearchMessage, { type: 'end' }> | undefined;
}

async function search(query: Record<string, string> = {}): Promise<Found> {
  const asked = new URLSearchParams({ from: String(HOUR_AGO()), ...query });
  const { messages } = await askLines(GET, {
    schema: searchMessageSchema,
    params: { stream: 's' },
    query: `?${asked}`,
  });
  const found: Found = { opening: undefined, texts: [], progress: undefined, end: undefined };
  for await (const message of messages) {
    found.opening ??= message;
    if (message.type === 'records')
      found.texts.push(...message.records.map(({ data }) => data.text));
    if (message.type === 'progress') found.progress = message;
    if (message.type === 'end') found.end = message;
  }
  return found;
}

const numbers = ({ texts }: Found) =>
  texts.map((text) => Number(/\d+/.exec(text)?.[0])).toSorted((a, b) => a - b);
const ALL = Array.from({ length: RECORDS }, (_, n) => n);

test('finds every record of the range, and says so', async () => {
  const found = await search();
  expect(found.opening).toMatchObject({ type: 'open', reader: 'polling' });
  expect(numbers(found)).toEqual(ALL);
  expect(found.progress).toMatchObject({ scanned: RECORDS, matched: RECORDS, progress: 1 });
  expect(found.end).toMatchObject({ reason: 'range_end', cursor: null });
});

test('stops at its limit, and its cursor goes on behind it until nothing is left', async () => {
  const seen: number[] = [];
  let cursor: string | null = '';
  for (let round = 0; cursor !== null && round < RECORDS; round++) {
    const found: Found = await search({ limit: '25', ...(cursor !== '' && { cursor }) });
    seen.push(...numbers(found));
    cursor = found.end?.cursor ?? null;
    expect(found.end?.reason).toBe(cursor === null ? 'range_end' : 'limit');
  }
  expect(seen.toSorted((a, b) => a - b)).toEqual(ALL);
});

test('a filter counts what it looked at', async () => {
  const found = await search({ filter: 'data.n >= 50 && key == "key-1"' });
  expect(numbers(found)).toEqual(ALL.filter((n) => n >= 50 && n % 7 === 1));
  expect(found.progress).toMatchObject({ scanned: RECORDS, matched: 2 });
});

test('a fan-out consumer finds the same, and is gone afterwards', async () => {
  const found = await search({ reader: 'fan_out' });
  expect(found.opening).toMatchObject({ type: 'open', reader: 'fan_out' });
  expect(numbers(found)).toEqual(ALL);
  const { StreamDescriptionSummary } = await world.sdk.send(
    new DescribeStreamSummaryCommand({ StreamName: 's' }),
  );
  const { StreamARN } = StreamDescriptionSummary ?? {};
  const { Consumers } = await world.sdk.send(new ListStreamConsumersCommand({ StreamARN }));
  expect(Consumers).toEqual([]);
});

test('a range before retention begins with the oldest record, and says so', async () => {
  const found = await search({ from: '2020-01-01T00:00:00Z' });
  expect(numbers(found)).toEqual(ALL);
  expect(found.opening).toMatchObject({ notices: [expect.stringMatching(/oldest record/)] });
});

test.each([
  [{ from: String(Date.now() + 3_600_000) }, 'from'],
  [{ from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' }, 'from'],
  [{ from: 'yesterday' }, 'from'],
  [{ from: '1', filter: 'data.n ==' }, 'filter'],
  [{ from: '1', limit: '100001' }, 'limit'],
  [{ from: '1', limit: '1.5' }, 'limit'],
  [{ from: '1', reader: 'telepathy' }, 'reader'],
  [{ from: '1', cursor: '~~' }, 'cursor'],
  [{}, 'from'],
])('refuses %j at its field', async (query, field) => {
  const asked = new URLSearchParams(Object.entries(query));
  const { status, json } = await ask(GET, { params: { stream: 's' }, query: `?${asked}` });
  expect(status).toBe(400);
  expect(problemSchema.parse(json).fields?.map((fault) => fault.field)).toEqual([field]);
});
