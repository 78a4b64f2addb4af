import { describe, expect, test } from 'vitest';
import { randomSource } from '@/lib/template/random-source';
import { isBurstDue, recordsDue, waveAt } from './records-due';

const HOUR_MS = 3_600_000;
const rate = { perSecond: 20, phase: 0 };

function countOver(spanMs: number, stepMs: number): number {
  const random = randomSource(1, 0, 0);
  let count = 0;
  for (let toMs = stepMs; toMs <= spanMs; toMs += stepMs) {
    count += recordsDue({ fromMs: toMs - stepMs, toMs }, rate, random);
  }
  return count;
}

describe('recordsDue', () => {
  test('keeps its rate over the hours, whatever the step', () => {
    const spanMs = 24 * HOUR_MS;
    const expected = (rate.perSecond * spanMs) / 1_000;
    expect(Math.abs(countOver(spanMs, 2_000) / expected - 1)).toBeLessThan(0.01);
    expect(Math.abs(countOver(spanMs, 500) / expected - 1)).toBeLessThan(0.02);
  });

  test('does not make good what a machine slept through', () => {
    const due = recordsDue({ fromMs: 0, toMs: 8 * HOUR_MS }, rate, () => 0.5);
    expect(due).toBeLessThanOrEqual(10 * rate.perSecond * 1.4);
  });

  test('waves stay between 0.68 and 1.32', () => {
    const waves = Array.from({ length: 2_000 }, (_, minute) => waveAt(minute * 60_000, 3));
    expect(Math.min(...waves)).toBeGreaterThanOrEqual(0.68);
    expect(Math.max(...waves)).toBeLessThanOrEqual(1.32);
  });
});

test('a burst is due once a period, wherever the steps fall', () => {
  const burst = { partitionKey: 'ORD', records: 1, everyMs: 60_000 };
  const due = Array.from({ length: 100 }, (_, step) => ({
    fromMs: step * 7_000,
    toMs: (step + 1) * 7_000,
  })).filter((span) => isBurstDue(span, burst));
  expect(due).toHaveLength(Math.floor(700_000 / 60_000));
});
