import { gzipSync } from 'node:zlib';
import { MergeShardsCommand, SplitShardCommand } from '@aws-sdk/client-kinesis';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SearchMessage, searchMessageSchema } from '@/lib/contract/reading';
import { AUTOMATIC } from '@/lib/decode/compile-settings';
import { Examiner } from './examiner';
import { messagesOf, search, startSearch } from './search-for-test';
import { NOON, shardId, startTestWorld, type TestWorld } from './world-for-test';

const HOUR_MS = 3_600_000;

let world: TestWorld;
beforeEach(async () => {
  world = await startTestWorld(2);
});
afterEach(() => world.close());

/** Texts of a kind, numbered. */
const texts = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}${index}`);
async function rest(running: AsyncIterable<SearchMessage>): Promise<SearchMessage[]> {
  const messages: SearchMessage[] = [];
  for await (const message of running) messages.push(message);
  return messages;
}
const later = (ms: number) => world.clock.pass(ms);

describe('a range', () => {
  test('is searched in all shards, and the end is told with nothing left', async () => {
    world.put(0, ...texts('a', 30));
    world.put(1, ...texts('b', 30));
    later(2 * HOUR_MS);
    const { messages, end, progress, texts: found } = await search(world);
    for (const message of messages) expect(searchMessageSchema.parse(message)).toEqual(message);
    expect(found.toSorted()).toEqual([...texts('a', 30), ...texts('b', 30)].toSorted());
    expect(end).toMatchObject({ reason: 'range_end', cursor: null });
    expect(progress).toMatchObject({ progress: 1, scanned: 60, matched: 60, timeLeftMs: 0 });
    expect(progress.shards.map(({ state, scanned, bytes }) => [state, scanned, bytes])).toEqual([
      ['done', 30, 80],
      ['done', 30, 80],
    ]);
    expect(messages[0]).toMatchObject({ type: 'open', raisesIteratorAge: true, reader: 'polling' });
    expect(messagesOf(messages, 'keys').at(-1)?.keys.byRecords).toHaveLength(2);
  });

  test('tells little records that unpack to much few at a time', async () => {
    const bomb = gzipSync('y'.repeat(1_000_000));
    world.put(0, ...Array(40).fill(bomb));
    later(HOUR_MS);
    const examiner = new Examiner({ settings: AUTOMATIC, maxTextBytes: 2_000_000 });
    const { messages, records, end } = await search(world, { shards: [shardId(0)], examiner });
    expect(records).toHaveLength(40);
    expect(end.reason).toBe('range_end');
    const sizes = messages.map((message) => JSON.stringify(message).length);
    expect(Math.max(...sizes)).toBeLessThan(3_000_000);
  });

  test('holds what arrived from its first to its last millisecond', async () => {
    world.put(0, ...texts('a', 10));
    later(HOUR_MS);
    const range = { shards: [shardId(0)], fromMs: NOON + 2_000, toMs: NOON + 5_000 };
    expect((await search(world, range)).texts).toEqual(['a2', 'a3', 'a4', 'a5']);
  });

  test('holds nothing from before its start, though that was less than a second ago', async () => {
    world.put(0, 'before');
    later(-500);
    world.put(0, 'within');
    later(-900);
    const range = { shards: [shardId(0)], fromMs: NOON + 500, toMs: NOON + 600 };
    expect((await search(world, range)).texts).toEqual(['within']);
  });

  test('that goes on to now ends at the tips, though records go on to arrive', async () => {
    world.put(0, ...texts('a', 3));
    const toMs = world.clock.now();
    later(1);
    const running = startSearch(world, { shards: [shardId(0)], toMs });
    await running.next();
    world.put(0, 'later');
    const messages = await rest(running);
    expect(messagesOf(messages, 'records').flatMap(({ records }) => records)).toHaveLength(3);
    expect(messages.at(-1)).toMatchObject({ type: 'end', reason: 'range_end', cursor: null });
  });

  test('in which empty shards have nothing ends as well', async () => {
    later(HOUR_MS);
    const { end, texts: found, progress } = await search(world);
    expect([found, end.reason, progress.progress]).toEqual([[], 'range_end', 1]);
  });

  test('before retention begins at the oldest record', async () => {
    world.put(0, ...texts('a', 3));
    later(HOUR_MS);
    const early = { fromMs: NOON - 48 * HOUR_MS, oldestMs: NOON - 24 * HOUR_MS };
    expect((await search(world, early)).texts).toEqual(texts('a', 3));
  });

  test('within which shards were split and merged holds every record once', async () => {
    world.put(0, ...texts('a', 5));
    const StreamName = 's';
    const NewStartingHashKey = String(2n ** 126n);
    await world.client.send(
      new SplitShardCommand({ StreamName, ShardToSplit: shardId(0), NewStartingHashKey }),
    );
    world.put(0, ...texts('child', 5));
    const merge = { ShardToMerge: shardId(3), AdjacentShardToMerge: shardId(1) };
    await world.client.send(new MergeShardsCommand({ StreamName, ...merge }));
    world.put(1, ...texts('merged', 5));
    later(HOUR_MS);
    const { texts: found, end } = await search(world, { shards: [0, 1, 2, 3, 4].map(shardId) });
    expect(found.toSorted()).toEqual([
      ...texts('a', 5),
      ...texts('child', 5),
      ...texts('merged', 5),
    ]);
    expect(end.reason).toBe('range_end');
  });
});

describe('why it stops', () => {
  test('at its limit, with a filter, and counts what it looked at', async () => {
    world.put(0, ...texts('a', 40));
    later(HOUR_MS);
    const shards = [shardId(0)];
    const {
      texts: found,
      end,
      progress,
    } = await search(world, { shards, filter: 'data.endsWith("3")', limit: 2 });
    expect(found).toEqual(['a3', 'a13']);
    expect(progress).toMatchObject({ scanned: 14, matched: 2 });
    expect(end).toMatchObject({
      reason: 'limit',
      detail: '2 matches found, and there may be more.',
    });
  });

  test('at its budget of bytes', async () => {
    world.put(0, ...texts('a', 40));
    later(HOUR_MS);
    const { end, progress } = await search(world, { shards: [shardId(0)], maxBytes: 11 });
    expect(progress).toMatchObject({ scanned: 6, bytes: 12 });
    expect(end.reason).toBe('budget');
  });

  test('one failing shard fails alone, and the cursor goes on with it', async () => {
    world.put(0, 'a');
    later(HOUR_MS);
    const shards = [shardId(0), shardId(9)];
    const { texts: found, end, progress } = await search(world, { shards });
    expect(found).toEqual(['a']);
    expect(end.reason).toBe('failed');
    expect(end.detail).toContain(shardId(9));
    expect(progress.shards.map(({ state }) => state)).toEqual(['done', 'failed']);
    expect(progress.shards[1]?.problem?.code).toBe('shard_not_found');
    const again = await search(world, { shards, cursor: end.cursor });
    expect([again.texts, again.end.reason]).toEqual([[], 'failed']);
  });

  test('its reader leaves: nothing more is said, and no call is made any more', async () => {
    world.put(0, ...texts('a', 2_000));
    later(HOUR_MS);
    const leaver = new AbortController();
    const running = startSearch(world, { signal: leaver.signal });
    await running.next();
    await running.next();
    leaver.abort();
    expect(await rest(running)).toEqual([]);
    const calls = world.calls.get('GetRecords');
    for (let turn = 0; turn < 20; turn++) await world.clock.sleep(1_000);
    expect(world.calls.get('GetRecords')).toBe(calls);
  });
});

describe('in between', () => {
  test('a throttled shard is told as such, and loses nothing', async () => {
    world.put(0, ...texts('a', 500));
    later(HOUR_MS);
    const throttled = 'ProvisionedThroughputExceededException';
    world.refuse('GetRecords', throttled, throttled, throttled);
    const { texts: found, messages } = await search(world, { shards: [shardId(0)] });
    expect(found).toEqual(texts('a', 500));
    const states = messagesOf(messages, 'progress').map(({ shards }) => shards[0]?.state);
    expect(states).toContain('throttled');
    expect(states.at(-1)).toBe('done');
  });

  test('who takes slowly holds it up: an expired iterator is renewed behind the last record', async () => {
    world.put(0, ...texts('a', 2_000));
    later(HOUR_MS);
    const found: string[] = [];
    for await (const message of startSearch(world, { shards: [shardId(0)] })) {
      if (message.type !== 'records') continue;
      found.push(...message.records.map(({ data }) => data.text));
      later(10 * 60_000);
    }
    expect(found).toEqual(texts('a', 2_000));
  });

  test('no more than a page is read ahead of who takes nothing', async () => {
    world.put(0, ...texts('a', 200).map((text) => text.padEnd(50_000)));
    later(HOUR_MS);
    for await (const message of startSearch(world, { shards: [shardId(0)] })) {
      if (message.type !== 'records') continue;
      const calls = world.calls.get('GetRecords') ?? 0;
      for (let turn = 0; turn < 20; turn++) await world.clock.sleep(1_000);
      expect(world.calls.get('GetRecords')).toBeLessThanOrEqual(calls + 1);
    }
    expect(world.calls.get('GetRecords')).toBeGreaterThan(5);
  });

  test('the time left and the pace are told', async () => {
    world.put(0, ...texts('a', 300).map((text) => text.padEnd(30_000)));
    later(HOUR_MS);
    const range = { shards: [shardId(0)], toMs: NOON + 300_000 };
    const { messages } = await search(world, range);
    const midway = messagesOf(messages, 'progress').find(
      ({ progress }) => progress > 0.1 && progress < 0.9,
    );
    expect(midway?.recordsPerSecond).toBeGreaterThan(0);
    expect(midway?.timeLeftMs).toBeGreaterThan(0);
    const shares = messagesOf(messages, 'progress').map(({ progress }) => progress);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });
});
