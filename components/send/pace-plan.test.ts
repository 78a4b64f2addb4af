import { describe, expect, test } from 'vitest';
import type { Pace } from '@/lib/contract/run';
import { paceCurve } from './pace-curve';
import { pacedRecords, secondsUntil, type TimedPace } from './pace-plan';

const bursts = (everySeconds: number, durationSeconds: number): TimedPace => ({
  kind: 'bursts',
  recordsPerBurst: 10,
  everySeconds,
  durationSeconds,
});

describe('a pace', () => {
  test.each<[Pace, number | null]>([
    [{ kind: 'at_once' }, null],
    [{ kind: 'steady', recordsPerSecond: 2.5, durationSeconds: 3 }, 8],
    [{ kind: 'steady', recordsPerSecond: 0.25, durationSeconds: 1 }, 1],
    [{ kind: 'ramp', fromRecordsPerSecond: 0, toRecordsPerSecond: 100, durationSeconds: 10 }, 500],
    [bursts(10, 25), 30],
    [bursts(10, 30), 30],
  ])('%j makes %j records', (pace, records) => {
    expect(pacedRecords(pace)).toBe(records);
  });

  test.each<[TimedPace, number, number]>([
    [{ kind: 'steady', recordsPerSecond: 5, durationSeconds: 60 }, 10, 2],
    [{ kind: 'steady', recordsPerSecond: 5, durationSeconds: 60 }, 300, 60],
    [
      { kind: 'ramp', fromRecordsPerSecond: 0, toRecordsPerSecond: 100, durationSeconds: 10 },
      125,
      5,
    ],
    [{ kind: 'ramp', fromRecordsPerSecond: 9, toRecordsPerSecond: 1, durationSeconds: 3 }, 15, 3],
    [bursts(10, 60), 25, 20],
    [bursts(10, 60), 60, 50],
  ])('%j sends %i records within %i s', (pace, records, seconds) => {
    expect(secondsUntil(pace, records)).toBeCloseTo(seconds);
  });

  test('is drawn in its shape', () => {
    expect(paceCurve({ kind: 'at_once' })).toEqual([]);
    expect(
      paceCurve({
        kind: 'ramp',
        fromRecordsPerSecond: 100,
        toRecordsPerSecond: 50,
        durationSeconds: 9,
      }),
    ).toEqual([
      { x: 0, y: 1 },
      { x: 1, y: 0.5 },
    ]);
    expect(paceCurve(bursts(10, 20)).filter(({ y }) => y === 1)).toEqual([
      { x: 0, y: 1 },
      { x: 0.5, y: 1 },
    ]);
    expect(Math.max(...paceCurve(bursts(10, 2)).map(({ x }) => x))).toBeLessThan(0.1);
  });

  test('of very many bursts, or of none that make sense, is drawn as a block', () => {
    const block = [
      { x: 0, y: 1 },
      { x: 1, y: 1 },
    ];
    expect(paceCurve(bursts(1, 86_400))).toEqual(block);
    expect(paceCurve(bursts(0, 60))).toEqual(block);
    expect(paceCurve(bursts(0, 0))).toEqual(block);
  });
});
