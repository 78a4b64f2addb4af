import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NOON, type ReaderWorld, STREAM, startReaderWorld } from '@/lib/local/start-reader-world';
import { type ShardPage, ShardPager } from './shard-pager';

const SIX_MINUTES_MS = 360_000;
const TWO_DAYS_MS = 2 * 86_400_000;
const { signal } = new AbortController();

const REQUEST_TIMEOUT_MS = 1_000;

let world: ReaderWorld;
let shard: string;

beforeEach(async () => {
  world = await startReaderWorld({ shards: 1, requestTimeoutMs: REQUEST_TIMEOUT_MS });
  [shard = ''] = world.shards;
});
afterEach(() => world.close());

const pagerOf = (paging: Partial<ConstructorParameters<typeof ShardPager>[1]> = {}) =>
  new ShardPager(world.room, { stream: STREAM, shard, ...paging }, signal);

/** The next page, with so much time gone by as it may wait for. */
async function next(pager: ShardPager, limit = 100, waitMs = 20_000): Promise<ShardPage> {
  const page = pager.next(limit);
  page.catch(() => undefined);
  await world.pass(waitMs);
  return page;
}

const texts = ({ records }: ShardPage) => records.map(({ data }) => Buffer.from(data).toString());

describe('an expired iterator', () => {
  test('is renewed behind the last record', async () => {
    world.put(shard, 'a', 'b', 'c');
    const pager = pagerOf();
    pager.moveTo({ type: 'oldest' });
    expect(texts(await next(pager, 2))).toEqual(['a', 'b']);
    await world.pass(SIX_MINUTES_MS);
    const page = await next(pager, 2);
    expect(texts(page)).toEqual(['c']);
    expect(page.isAfterGap).toBe(false);
  });

  test('of a reading from the tip without a record goes back to when it began, not to the tip', async () => {
    world.put(shard, 'before');
    await world.pass(2_000);
    const pager = pagerOf();
    pager.moveTo({ type: 'latest' });
    expect(texts(await next(pager))).toEqual([]);
    world.put(shard, 'meanwhile');
    await world.pass(SIX_MINUTES_MS);
    expect(texts(await next(pager))).toEqual(['meanwhile']);
  });

  test('that expires again and again is not asked for without a pause', async () => {
    world.faults.add({
      kind: 'error',
      error: 'ExpiredIteratorException',
      operations: ['GetRecords'],
      times: 4,
    });
    world.put(shard, 'a');
    const pager = pagerOf();
    expect(texts(await next(pager))).toEqual(['a']);
    expect(pager.calls).toBe(5);
  });
});

/** The place behind the first record. */
async function readFirst(): Promise<string> {
  world.put(shard, 'first');
  const page = await next(pagerOf());
  return page.records[0]?.sequenceNumber ?? '';
}

describe('a place behind a record', () => {
  test('is proven by that record, which is not told again', async () => {
    const sequenceNumber = await readFirst();
    world.put(shard, 'second', 'third');
    const pager = pagerOf();
    pager.moveTo({ type: 'after', sequenceNumber });
    const page = await next(pager, 1);
    expect(texts(page)).toEqual(['second']);
    expect(page.isAfterGap).toBe(false);
    expect(texts(await next(pager, 1))).toEqual(['third']);
  });

  test('that retention has overtaken is told as a gap', async () => {
    const sequenceNumber = await readFirst();
    await world.clock.advance(TWO_DAYS_MS);
    world.put(shard, 'much later');
    const pager = pagerOf();
    pager.moveTo({ type: 'after', sequenceNumber });
    const page = await next(pager);
    expect(texts(page)).toEqual(['much later']);
    expect(page.isAfterGap).toBe(true);
    world.put(shard, 'then');
    expect((await next(pager)).isAfterGap).toBe(false);
  });
});

describe('what fails in passing', () => {
  test.each([
    ['ProvisionedThroughputExceededException', 'throttled'],
    ['KMSThrottlingException', 'throttled'],
    ['InternalFailure', 'upstream_unavailable'],
  ] as const)('%s is tried again, and told', async (error, code) => {
    world.faults.add({ kind: 'error', error, operations: ['GetRecords'], times: 3 });
    world.put(shard, 'a');
    const troubles: (string | null)[] = [];
    const pager = pagerOf({ onTrouble: (trouble) => troubles.push(trouble && trouble.code) });
    expect(texts(await next(pager))).toEqual(['a']);
    expect(pager.calls).toBe(4);
    expect(troubles).toEqual([code, code, code, null]);
  });

  test('a connection that is cut, an answer that does not come, and an iterator refused', async () => {
    world.faults.add({ kind: 'drop', when: 'after', operations: ['GetRecords'], times: 2 });
    world.faults.add({ kind: 'silence', operations: ['GetRecords'], times: 1 });
    world.faults.add({
      kind: 'error',
      error: 'ProvisionedThroughputExceededException',
      operations: ['GetShardIterator'],
      times: 2,
    });
    world.put(shard, 'a');
    expect(texts(await next(pagerOf(), 100, 60_000))).toEqual(['a']);
  });

  test('ends a reading that may not fail so often', async () => {
    world.faults.add({ kind: 'error', error: 'InternalFailure', operations: ['GetRecords'] });
    const pager = pagerOf({ maxFailures: 2 });
    await expect(next(pager)).rejects.toMatchObject({ code: 'upstream_unavailable' });
    expect(pager.calls).toBe(3);
  });

  test('ends a hurried reading when the service is silent', async () => {
    world.faults.add({ kind: 'silence', operations: ['GetRecords'] });
    const pager = pagerOf({ maxWaitMs: 5_000 });
    await expect(next(pager, 100, 50)).rejects.toMatchObject({ code: 'upstream_timeout' });
    expect(pager.calls).toBeLessThanOrEqual(1);
  });
});

test.each([
  ['AccessDeniedException', 'access_denied'],
  ['KMSAccessDeniedException', 'access_denied'],
  ['ExpiredTokenException', 'credentials_missing'],
] as const)('%s does not pass', async (error, code) => {
  world.faults.add({ kind: 'error', error, operations: ['GetRecords'] });
  const pager = pagerOf();
  await expect(next(pager)).rejects.toMatchObject({ code });
  expect(pager.calls).toBe(1);
});

const ending = () => ({
  nextIterator: null,
  childShards: [
    { id: 'shardId-000000000001', parentIds: [shard] },
    { id: 'shardId-000000000002', parentIds: [shard] },
  ],
});

describe('the end of a closed shard tells its children', () => {
  beforeEach(() => {
    world.put(shard, 'a');
    world.engine.execute('SplitShard', {
      StreamName: STREAM,
      ShardToSplit: shard,
      NewStartingHashKey: '5',
    });
  });

  test('as the answer names them', async () => {
    expect(await next(pagerOf())).toMatchObject(ending());
    expect(world.callsOf('ListShards')).toBe(0);
  });

  test('by the list of shards where the answer leaves them out, as some servers’ do', async () => {
    const { requestHandler } = world.room.client.config;
    const handle = requestHandler.handle.bind(requestHandler);
    requestHandler.handle = async (...call) => {
      const answer = await handle(...call);
      const rest: object = JSON.parse(await text(answer.response.body));
      Reflect.deleteProperty(rest, 'ChildShards');
      answer.response.body = Readable.from([Buffer.from(JSON.stringify(rest))]);
      return answer;
    };
    world.faults.add({
      kind: 'error',
      error: 'InternalFailure',
      operations: ['ListShards'],
      times: 1,
    });
    const page = await next(pagerOf());
    expect(page).toMatchObject(ending());
    expect(texts(page)).toEqual(['a']);
    expect(world.callsOf('ListShards')).toBe(1);
  });
});

test('reads of old records are noted', async () => {
  world.put(shard, 'old');
  await world.clock.advance(300_000);
  const pager = pagerOf();
  await next(pager);
  expect(pager.readStale).toBe(true);
  const noted = world.room.ownReads.within(STREAM, { fromMs: NOON, toMs: NOON + 400_000 });
  expect(noted).toMatchObject([{ oldestAgeMs: 300_000 }]);
});

test('a clock that runs ahead of the service’s asks for no time to come', async () => {
  world.put(shard, 'a');
  await world.clock.advance(500);
  const pager = pagerOf();
  pager.moveTo({ type: 'time', atMs: world.clock.now() + 60_000 });
  expect(texts(await next(pager))).toEqual(['a']);
});
