import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { search, startSearch } from './search-for-test';
import { aggregateOf, shardId, startTestWorld, type TestWorld } from './world-for-test';

const HOUR_MS = 3_600_000;

let world: TestWorld;
beforeEach(async () => {
  world = await startTestWorld(2);
});
afterEach(() => world.close());

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

  test('of a progress message stands behind the records that were told before it', async () => {
    world.put(0, ...texts('a', 1_000));
    world.put(1, ...texts('b', 1_000));
    later(HOUR_MS);
    const running = startSearch(world);
    const seen: string[] = [];
    let cursor = '';
    for await (const message of running) {
      if (message.type === 'records') seen.push(...message.records.map(({ data }) => data.text));
      if (message.type === 'progress' && seen.length > 500) {
        ({ cursor } = message);
        break;
      }
    }
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
