import { expect, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import type { Pace } from '@/lib/contract/run';
import { paceSchedule } from './pace-schedule';
import { Pacer } from './pacer';

const MOST = 500;

/** Sends as a run does, and counts records by the millisecond since the start at which they went. */
async function play(pace: Pace, held: { fromMs: number; toMs: number } | null = null) {
  const clock = new ManualClock(1_000_000);
  const pacer = new Pacer(paceSchedule(pace), clock);
  const sentAtMs: number[] = [];
  const { signal } = new AbortController();
  const atMs = () => clock.now() - 1_000_000;
  const run = async () => {
    while (!pacer.isOver(sentAtMs.length)) {
      if (held && atMs() >= held.fromMs && atMs() < held.toMs) {
        await clock.sleep(held.toMs - atMs());
      }
      const due = pacer.dueNow(sentAtMs.length, MOST);
      for (let one = 0; one < due; one++) sentAtMs.push(atMs());
      if (due === 0) await pacer.untilDue(sentAtMs.length, signal);
    }
  };
  const playing = run();
  await clock.advance(120_000);
  await playing;
  return sentAtMs;
}

const within = (sentAtMs: readonly number[], fromMs: number, toMs: number) =>
  sentAtMs.filter((atMs) => atMs >= fromMs && atMs < toMs).length;

test('a steady pace sends its rate in every second, from the first moment on', async () => {
  const sent = await play({ kind: 'steady', recordsPerSecond: 1_000, durationSeconds: 10 });
  expect(sent).toHaveLength(10_000);
  for (let second = 0; second < 10; second++) {
    expect(within(sent, second * 1_000, second * 1_000 + 1_000)).toBe(1_000);
  }
  expect(sent[0]).toBe(0);
});

test('a slow pace sends each record when it is due', async () => {
  const sent = await play({ kind: 'steady', recordsPerSecond: 0.5, durationSeconds: 10 });
  expect(sent).toEqual([0, 2_000, 4_000, 6_000, 8_000]);
});

test('a ramp sends the integral of its rate, upwards and downwards', async () => {
  const up = await play({
    kind: 'ramp',
    fromRecordsPerSecond: 0,
    toRecordsPerSecond: 200,
    durationSeconds: 10,
  });
  expect(up).toHaveLength(1_000);
  // Of 10·t², record n goes as soon as it reaches n: at 5 s that is record 250.
  expect(within(up, 0, 5_000)).toBe(250);
  const down = await play({
    kind: 'ramp',
    fromRecordsPerSecond: 201,
    toRecordsPerSecond: 1,
    durationSeconds: 10,
  });
  expect(down).toHaveLength(1_010);
  expect(within(down, 0, 5_000)).toBe(755);
  expect(Math.max(...down)).toBeLessThanOrEqual(10_000);
});

test('bursts go together, the first at once', async () => {
  const sent = await play({
    kind: 'bursts',
    recordsPerBurst: 700,
    everySeconds: 3,
    durationSeconds: 8,
  });
  expect(new Set(sent)).toEqual(new Set([0, 3_000, 6_000]));
  expect(sent).toHaveLength(2_100);
});

test('at once, all is due', () => {
  const pacer = new Pacer(paceSchedule({ kind: 'at_once' }), new ManualClock(0));
  expect([pacer.dueNow(0, 500), pacer.dueNow(999_999, 500)]).toEqual([500, 500]);
  expect(pacer.isOver(1_000_000)).toBe(false);
});

test('after a stall at most a second’s worth goes at once, and the rest of the plan moves back', async () => {
  const sent = await play(
    { kind: 'steady', recordsPerSecond: 1_000, durationSeconds: 10 },
    { fromMs: 2_000, toMs: 7_000 },
  );
  expect(sent).toHaveLength(10_000);
  expect(within(sent, 2_000, 7_000)).toBe(0);
  expect(within(sent, 7_000, 7_001)).toBe(1_000);
  expect(within(sent, 8_000, 9_000)).toBe(1_000);
  expect(Math.max(...sent)).toBe(14_000);
});

test('who is told to stop does not wait for the next record', async () => {
  const pacer = new Pacer(
    paceSchedule({ kind: 'steady', recordsPerSecond: 0.01, durationSeconds: 1_000 }),
    new ManualClock(0),
  );
  const stop = new AbortController();
  const waiting = pacer.untilDue(1, stop.signal);
  stop.abort('stopped');
  await expect(waiting).rejects.toBe('stopped');
});
