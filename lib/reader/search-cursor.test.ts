import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decodeCursor } from './cursor-text';
import { search, startSearch } from './search-for-test';
import type { SearchReader, ShardSource } from './search-source';
import { aggregateOf, NOON, shardId, startTestWorld, type TestWorld } from './world-for-test';

const HOUR_MS = 3_600_000;

let world: TestWorld;
beforeEach(async () => {
  world = await startTestWorld(2);
});
afterEach(() => world.close());

/** Ten pages of one record for each of two shards, the second so many steps of the same turn behind the first. */
function readerInStep(steps: number): SearchReader {
  const source = (shard: string): ShardSource => {
    let page = 0;
    return {
      calls: 0,
      close: () => {},
      async next() {
        if (shard === shardId(1))
          for (let step = 0; step < steps; step += 1) await Promise.resolve();
        const record = {
          sequenceNumber: String(page),
          partitionKey: 'key',
          data: Buffer.from('x'),
          arrivalMs: NOON,
          encryption: 'NONE' as const,
        };
        page += 1;
        return {
          records: page > 10 ? [] : [record],
          millisBehindLatest: 1,
          askedAtMs: NOON,
          isShardEnd: page > 10,
          isAfterGap: false,
        };
      },
    };
  };
  return {
    kind: 'polling',
    open: () => Promise.resolve(),
    ready: () => Promise.resolve(),
    close: () => Promise.resolve(null),
    read: ({ shard }) => source(shard),
  };
}

/** Texts of a kind, numbered. */
const texts = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}${index}`);
const later = (ms: number) => world.clock.pass(ms);

describe('a cursor', () => {
  test.each([1, 7, 50])(
    'goes on until nothing is left, and every record came once (%s at a time)',
    async (limit) => {
      world.put(0, ...texts('a', 20), aggregateOf(...texts('sub-a', 9)), ...texts('z', 5));
      world.put(1, aggregateOf(...texts('sub-b', 3)), ...texts('b', 20));
      later(HOUR_MS);
      const all = await search(world);
      const rows: string[] = [];
      let scanned = 0;
      let cursor: string | null = null;
      do {
        const { records, end, progress } = await search(world, { limit, cursor });
        rows.push(...records.map((one) => `${one.sequenceNumber}/${one.subRecord?.index ?? ''}`));
        scanned += progress.scanned;
        expect(records.length).toBeLessThan(limit + 9);
        cursor = end.cursor;
      } while (cursor !== null);
      expect(rows).toHaveLength(57);
      expect(new Set(rows)).toEqual(
        new Set(all.records.map((one) => `${one.sequenceNumber}/${one.subRecord?.index ?? ''}`)),
      );
      expect(scanned).toBe(57);
    },
  );

  test.each(Array.from({ length: 12 }, (_, steps) => steps))(
    'stands behind what was told before it and no others, whatever the shards do meanwhile (%s steps)',
    async (steps) => {
      const told = new Map<string, string>();
      for await (const message of startSearch(world, { reader: readerInStep(steps) })) {
        // So that each time it is due to tell how far it is.
        later(1_000);
        if (message.type === 'records') {
          for (const { shard, sequenceNumber } of message.records) told.set(shard, sequenceNumber);
        }
        if (message.type !== 'progress' || message.cursor === '') continue;
        for (const [shard, position] of decodeCursor(message.cursor)) {
          const last = position.kind === 'done' ? '9' : undefined;
          expect(told.get(shard)).toBe(position.kind === 'after' ? position.sequenceNumber : last);
        }
      }
      expect(told.get(shardId(1))).toBe('9');
    },
  );

  test('of a progress message brings the rest', async () => {
    world.put(0, ...texts('a', 1_000));
    world.put(1, ...texts('b', 1_000));
    later(HOUR_MS);
    const seen: string[] = [];
    let cursor = '';
    for await (const message of startSearch(world)) {
      if (message.type === 'records') seen.push(...message.records.map(({ data }) => data.text));
      if (message.type !== 'progress' || seen.length === 0) continue;
      ({ cursor } = message);
      break;
    }
    // The first page of a shard is never its last one here.
    expect(cursor).not.toBe('');
    const { texts: others } = await search(world, { cursor });
    expect([...seen, ...others].toSorted()).toEqual(
      [...texts('a', 1_000), ...texts('b', 1_000)].toSorted(),
    );
  });
});

test('a cursor whose record has expired goes on with the oldest, and the end says that some are gone', async () => {
  world.put(0, 'a', 'b');
  later(HOUR_MS);
  const shards = [shardId(0)];
  const { end } = await search(world, { shards, limit: 1 });
  later(24 * HOUR_MS);
  world.put(0, 'c');
  const range = { shards, cursor: end.cursor, toMs: world.clock.now() };
  const resumed = await search(world, range);
  expect(resumed.texts).toEqual(['c']);
  expect(resumed.end.detail).toContain(`Records behind the cursor had expired in ${shardId(0)}.`);
});
