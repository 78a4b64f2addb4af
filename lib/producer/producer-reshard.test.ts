import { describe, expect, test } from 'vitest';
import { END, HALF, HIGH, IN_LOW, setUpAggregation, shard, storedIn } from './set-up-aggregation';

describe('a reshard on the way', () => {
  const QUARTER = 2n ** 126n;
  const FIRST = shard('first', 0n, QUARTER - 1n);
  const SECOND = shard('second', QUARTER, HALF - 1n);

  test('what belongs where the aggregate went is delivered, the rest is sent again by itself', async () => {
    const { clock, calls, put, world } = setUpAggregation();
    const verdicts = [put('1', 'x', '0'), put('2', 'x', String(QUARTER)), put('3', 'x', '1')];
    await clock.advance(100);
    world.shards = [FIRST, SECOND, HIGH];
    calls[0]?.answer([storedIn('first')]);
    await clock.advance(50);
    expect(calls[1]?.records).toEqual(['2']);
    calls[1]?.answer([storedIn('second', '9')]);
    expect(await Promise.all(verdicts)).toMatchObject([
      { shard: 'first', sequenceNumber: '7', subSequenceNumber: 0, attempts: 1 },
      { shard: 'second', sequenceNumber: '9', attempts: 2 },
      { shard: 'first', sequenceNumber: '7', subSequenceNumber: 2, attempts: 1 },
    ]);
  });

  test('after a merge all of them are where they belong', async () => {
    const { clock, calls, put, world, listings } = setUpAggregation();
    const verdicts = [put('1', IN_LOW), put('2', IN_LOW)];
    await clock.advance(100);
    world.shards = [shard('all', 0n, END)];
    calls[0]?.answer([storedIn('all')]);
    expect(await Promise.all(verdicts)).toMatchObject([
      { status: 'delivered', shard: 'all', subSequenceNumber: 0 },
      { status: 'delivered', shard: 'all', subSequenceNumber: 1 },
    ]);
    expect(listings()).toBe(2);
  });

  test('what could not be sent again in time is unknown, for it is in the wrong shard', async () => {
    const { clock, calls, put, world } = setUpAggregation({ deadlineMs: 1_000 });
    const verdicts = [put('1', 'x', '0'), put('2', 'x', String(QUARTER))];
    await clock.advance(100);
    world.shards = [FIRST, SECOND, HIGH];
    calls[0]?.answer([storedIn('first')]);
    await clock.advance(1_000);
    expect((await Promise.all(verdicts)).map(({ status }) => status)).toEqual([
      'delivered',
      'unknown',
    ]);
  });

  test('where the list knows nothing of it, records go as they are, and it is asked for again later', async () => {
    const { clock, calls, put, listings } = setUpAggregation({ lingerMs: 0 });
    const puts = async () => {
      for (const text of ['1', '2']) void put(text, IN_LOW);
      await clock.advance(0);
      return calls.at(-1)?.entries.length;
    };
    expect(await puts()).toBe(1);
    calls[0]?.answer([storedIn('high')]);
    await clock.advance(50);
    expect(calls[1]?.records).toEqual(['1', '2']);
    calls[1]?.answer();
    await clock.advance(0);
    expect(await puts()).toBe(2);
    expect(listings()).toBe(2);
    await clock.advance(10_000);
    await puts();
    calls.at(-1)?.answer();
    await clock.advance(0);
    expect(await puts()).toBe(1);
    expect(listings()).toBe(3);
  });
});
