import { expect, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import { ReadBudget } from './read-budget';
import { ShardGate } from './shard-gate';

const RATE = { perSecond: 1, burst: 1 };
const { signal } = new AbortController();

/** The instants of so many calls, each of which ends as told. */
async function callsOf(gate: ShardGate, clock: ManualClock, outcomes: readonly boolean[]) {
  const instants: number[] = [];
  const calls = (async () => {
    for (const isRefused of outcomes) {
      await gate.take(signal, Infinity);
      instants.push(clock.now());
      if (isRefused) gate.refused();
      else gate.answered(1_000);
    }
  })();
  await clock.advance(600_000);
  await calls;
  return instants.map((instant, index) => instant - (instants[index - 1] ?? 0));
}

test('refusals double the interval up to ten seconds', async () => {
  const clock = new ManualClock(0);
  const gate = new ShardGate(clock, RATE);
  const intervals = await callsOf(gate, clock, [true, true, true, true, true, true]);
  expect(intervals).toEqual([0, 2_000, 4_000, 8_000, 10_000, 10_000]);
  expect(gate.isSlowed).toBe(true);
});

test('answers bring it back, bit by bit', async () => {
  const clock = new ManualClock(0);
  const gate = new ShardGate(clock, RATE);
  const intervals = await callsOf(gate, clock, [true, true, ...Array(9).fill(false)]);
  expect(intervals.slice(0, 4)).toEqual([0, 2_000, 4_000, 3_200]);
  expect(intervals.every((ms, n) => n < 4 || ms <= (intervals[n - 1] ?? 0))).toBe(true);
  expect(intervals.at(-1)).toBe(1_000);
  expect(gate.isSlowed).toBe(false);
});

test('a rate slower than that stays what it is', async () => {
  const clock = new ManualClock(0);
  const gate = new ShardGate(clock, { perSecond: 0.05, burst: 1 });
  expect(await callsOf(gate, clock, [true, true, false])).toEqual([0, 20_000, 20_000]);
});

test('what is taken is shown over ten seconds', async () => {
  const clock = new ManualClock(0);
  const budget = new ReadBudget(clock, { callsPerSecondPerShard: 5 });
  const shard = { stream: 's', shard: 'a' };
  for (let call = 0; call < 25; call++) {
    await budget.take(shard, signal);
    budget.answered(shard, 400_000);
    await clock.advance(200);
  }
  expect(budget.use(shard)).toEqual({
    callsPerSecond: 2.5,
    bytesPerSecond: 1_000_000,
    capacityShare: 0.5,
  });
  expect(budget.use({ stream: 's', shard: 'b' }).capacityShare).toBe(0);
  await clock.advance(10_000);
  expect(budget.use(shard).callsPerSecond).toBe(0);
});

test.each([
  [0.2, 5_000, 2_000_000],
  [1, 1_000, 1_250_000],
  [5, 200, 250_000],
])(
  '%d calls a second: one every %d ms, each of about %d bytes',
  (callsPerSecondPerShard, ms, bytes) => {
    const budget = new ReadBudget(new ManualClock(0), { callsPerSecondPerShard });
    expect(budget.intervalMs).toBe(ms);
    expect(budget.aimBytes).toBe(bytes);
  },
);
