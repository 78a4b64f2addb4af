import { describe, expect, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import { SharedCache } from './shared-cache';

const { signal } = new AbortController();

function counting() {
  const clock = new ManualClock(0);
  const cache = new SharedCache<number>({ clock, ttlMs: 1_000, maxEntries: 2 });
  let loads = 0;
  const get = (key: string) => cache.get(key, signal, async () => ++loads);
  return { clock, cache, get, loads: () => loads };
}

describe('SharedCache', () => {
  test('loads once for all who ask at the same time, and within the time to live', async () => {
    const { clock, get, loads } = counting();
    const [first, second] = await Promise.all([get('a'), get('a')]);
    expect([first, second]).toEqual([
      { value: 1, shared: false },
      { value: 1, shared: true },
    ]);
    await clock.advance(999);
    expect(await get('a')).toEqual({ value: 1, shared: true });
    await clock.advance(1);
    expect(await get('a')).toEqual({ value: 2, shared: false });
    expect(loads()).toBe(2);
  });

  test('shares a failure with those who wait, and keeps none', async () => {
    const { cache, get } = counting();
    const failing = () => cache.get('a', signal, () => Promise.reject(new Error('down')));
    const outcomes = await Promise.allSettled([failing(), get('a')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await get('a')).toEqual({ value: 1, shared: false });
  });

  test('one who leaves does not end the load of the others', async () => {
    const { cache } = counting();
    const leaver = new AbortController();
    const clock = new ManualClock(0);
    const load = async () => {
      await clock.sleep(10);
      return 7;
    };
    const left = cache.get('a', leaver.signal, load);
    const stayed = cache.get('a', signal, load);
    leaver.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    await clock.advance(10);
    expect(await stayed).toEqual({ value: 7, shared: true });
  });

  test('the load ends when the last who waits has left, and is begun anew', async () => {
    const { cache, get } = counting();
    const leaver = new AbortController();
    const own: AbortSignal[] = [];
    const left = cache.get('a', leaver.signal, (given) => {
      own.push(given);
      return new Promise(() => {});
    });
    leaver.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    expect(await get('a')).toEqual({ value: 1, shared: false });
    expect(own.map(({ aborted }) => aborted)).toEqual([true]);
  });

  test('keeps no more than its share of entries', async () => {
    const { get } = counting();
    await get('a');
    await get('b');
    await get('c');
    expect(await get('b')).toMatchObject({ shared: true });
    expect(await get('a')).toMatchObject({ shared: false });
  });
});
