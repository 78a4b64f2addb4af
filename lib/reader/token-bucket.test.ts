import { describe, expect, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import { ReadBudget } from './read-budget';
import { TokenBucket } from './token-bucket';

const { signal } = new AbortController();

/** Takes `count` turns at once and tells at which instant each came, or that it was refused. */
async function turns(take: () => Promise<boolean>, clock: ManualClock, count: number) {
  const taken = Promise.all(
    Array.from({ length: count }, async () => ((await take()) ? clock.now() : 'refused')),
  );
  await clock.advance(60_000);
  return taken;
}

describe('TokenBucket', () => {
  test('lets a burst through, then keeps the rate', async () => {
    const clock = new ManualClock(0);
    const bucket = new TokenBucket(clock, { perSecond: 2, burst: 2 });
    expect(await turns(() => bucket.take(signal, 10_000), clock, 5)).toEqual([
      0, 0, 500, 1_000, 1_500,
    ]);
  });

  test('refuses what would wait too long, and takes no turn for it', async () => {
    const clock = new ManualClock(0);
    const bucket = new TokenBucket(clock, { perSecond: 1, burst: 1 });
    expect(await turns(() => bucket.take(signal, 1_000), clock, 4)).toEqual([
      0,
      1_000,
      'refused',
      'refused',
    ]);
    expect(bucket.isFull()).toBe(true);
  });

  test('a caller who leaves gives the turn back', async () => {
    const clock = new ManualClock(0);
    const bucket = new TokenBucket(clock, { perSecond: 1, burst: 1 });
    await bucket.take(signal, 0);
    const leaver = new AbortController();
    const left = bucket.take(leaver.signal, 10_000);
    leaver.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    expect(await turns(() => bucket.take(signal, 10_000), clock, 1)).toEqual([1_000]);
  });
});

test('every shard has a budget of its own, shared by all who read it', async () => {
  const clock = new ManualClock(0);
  const budget = new ReadBudget(clock);
  const first = () => budget.take({ stream: 's', shard: 'a' }, signal);
  const second = () => budget.take({ stream: 's', shard: 'b' }, signal);
  const both = Promise.all([turns(first, clock, 4), turns(second, clock, 1)]);
  expect(await both).toEqual([[0, 0, 0, 1_000], [0]]);
});
