import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Clock } from '@/lib/clock';
import { AUTOMATIC } from '@/lib/decode/compile-settings';
import { CapacityMeter } from './capacity-meter';
import { Examiner } from './examiner';
import { openTail } from './open-tail';
import { ReadBudget } from './read-budget';
import { SearchPace } from './search-pace';
import { SearchReport } from './search-report';
import { ShardFeeds } from './shard-feeds';
import { NOON, shardId, startTestWorld, type TestWorld } from './world-for-test';

const HOUR_MS = 3_600_000;

let world: TestWorld;
let behindMs: number;
let longestSleepMs: number;
let clock: Clock;
beforeEach(async () => {
  world = await startTestWorld(1);
  behindMs = 0;
  longestSleepMs = 0;
  clock = {
    now: () => world.clock.now() - behindMs,
    sleep: (ms, signal) => {
      longestSleepMs = Math.max(longestSleepMs, ms);
      return world.clock.sleep(ms, signal);
    },
  };
});
afterEach(() => world.close());

test('a tail goes on at its pace', async () => {
  const feeds = new ShardFeeds({ ...world.room, clock, budget: new ReadBudget(clock) });
  const leaving = new AbortController();
  const tail = openTail(feeds, {
    stream: 's',
    shards: [shardId(0)],
    examiner: new Examiner({ settings: AUTOMATIC, maxTextBytes: 1_000 }),
    startMs: clock.now(),
    oldestMs: 0,
    notices: [],
    signal: leaving.signal,
  });
  const statuses: number[] = [];
  const texts: string[] = [];
  for await (const message of tail) {
    if (message.type === 'records') texts.push(...message.records.map(({ data }) => data.text));
    if (message.type !== 'status') continue;
    statuses.push(message.atMs);
    if (behindMs === 0 && message.shards[0]?.millisBehindLatest === 0) {
      behindMs = HOUR_MS;
      world.put(0, 'after it');
    }
    if (texts.length > 0) leaving.abort();
  }
  expect(statuses.at(-1)).toBeLessThan(NOON);
  expect(texts).toEqual(['after it']);
  expect(longestSleepMs).toBeLessThanOrEqual(1_000);
});

test('a search goes on telling how far it is', () => {
  const examiner = new Examiner({ settings: AUTOMATIC, maxTextBytes: 1_000 });
  const pace = new SearchPace(clock, new SearchReport(clock, [], examiner), examiner);
  const due = () => pace.due().map(({ type }) => type);
  expect([due(), due()]).toEqual([['progress'], []]);
  behindMs = HOUR_MS;
  expect([due(), due()]).toEqual([['progress'], []]);
});

test('calls of a time to come count no more', () => {
  const meter = new CapacityMeter(clock);
  meter.noteCall();
  behindMs = HOUR_MS;
  meter.noteCall();
  expect(meter.use().callsPerSecond).toBeCloseTo(0.1);
});
