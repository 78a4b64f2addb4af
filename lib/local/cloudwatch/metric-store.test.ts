import { describe, expect, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import { MetricStore, newestOf } from './metric-store';

const MINUTE = 60_000;
const DAY = 86_400_000;
const NOON = Date.parse('2026-01-31T12:00:00Z');
const metric = (name: string) => ({ namespace: 'N', name, dimensions: [] });

function open(maxSets?: number) {
  const clock = new ManualClock(NOON);
  const store = new MetricStore(clock, maxSets);
  const write = (name: string, timeMs: number, value: number, unit = 'Count') =>
    store.write({ metric: metric(name), unit, timeMs }, (set) => set.add(value));
  const sums = (name: string, periodMs: number, unit?: string) => {
    const window = { fromMs: 0, toMs: clock.now() + DAY, periodMs };
    const buckets = store.read(metric(name), window, unit).values();
    return Array.from(buckets, (sets) => sets.reduce((total, { sum }) => total + sum, 0));
  };
  return { clock, store, write, sums };
}

describe('age', () => {
  test('minutes become five minutes, hours, and nothing', async () => {
    const { clock, write, sums } = open();
    for (let minute = 0; minute < 60; minute++) write('a', NOON + minute * MINUTE, 1);
    expect(sums('a', MINUTE)).toHaveLength(60);
    await clock.advance(16 * DAY);
    expect(sums('a', MINUTE)).toEqual([]);
    expect(sums('a', 5 * MINUTE)).toEqual(Array.from({ length: 12 }, () => 5));
    await clock.advance(48 * DAY);
    expect(sums('a', 5 * MINUTE)).toEqual([]);
    expect(sums('a', 60 * MINUTE)).toEqual([60]);
    await clock.advance(400 * DAY);
    expect(sums('a', 60 * MINUTE)).toEqual([]);
  });

  test('an old figure goes straight to its tier, one too old for any is dropped', () => {
    const { write, sums } = open();
    write('a', NOON - 20 * DAY, 1);
    write('a', NOON - 500 * DAY, 1);
    expect(sums('a', MINUTE)).toEqual([]);
    expect(sums('a', 60 * MINUTE)).toEqual([1]);
  });
});

test('figures that come late find their minute', () => {
  const { write, sums } = open();
  for (const minute of [3, 1, 2, 1]) write('a', NOON + minute * MINUTE, minute);
  expect(sums('a', MINUTE)).toEqual([2, 2, 3]);
});

test('a period under a minute gets the minute’s figure where the minute begins', () => {
  const { write, sums } = open();
  write('a', NOON + 40_000, 5);
  expect(sums('a', 10_000)).toEqual([5]);
});

test('units are kept apart, and read together when none is named', () => {
  const { write, sums, store } = open();
  write('a', NOON, 1, 'Bytes');
  write('a', NOON, 2, 'Count');
  expect(sums('a', MINUTE, 'Bytes')).toEqual([1]);
  expect(sums('a', MINUTE)).toEqual([3]);
  expect(store.unitOf(metric('a'))).toBe('Bytes');
  expect(store.unitOf(metric('b'))).toBe('None');
});

test('over the cap every metric loses its oldest figures, and memory stays bounded', () => {
  const { write, sums, store } = open(100);
  for (let minute = 0; minute < 1_000; minute++) {
    write('a', NOON + minute * MINUTE, minute);
    write('b', NOON + minute * MINUTE, minute);
  }
  const kept = [...sums('a', MINUTE), ...sums('b', MINUTE)];
  expect(kept.length).toBeLessThanOrEqual(100);
  expect(kept.length).toBeGreaterThan(80);
  expect(sums('a', MINUTE).at(-1)).toBe(999);
  expect(Array.from(store.metrics(), newestOf)).toEqual([NOON + 999 * MINUTE, NOON + 999 * MINUTE]);
});
