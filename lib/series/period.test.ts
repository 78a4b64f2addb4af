import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RANGES } from '@/lib/contract/metrics';
import { choosePeriod } from './choose-period';
import { rangeWindow, spanWindow } from './choose-window';
import { denseTimestamps, fillSeries, sumsToRates } from './fill-series';
import { provisionalFrom } from './provisional-from';
import { RANGE_MS } from './range-ms';

const MINUTE = 60_000;
const DAY = 86_400_000;
const NOW = Date.parse('2026-01-31T12:34:56.789Z');

describe('period', () => {
  test.each([
    ['15m', 60],
    ['6h', 60],
    ['12h', 300],
    ['1d', 300],
    ['3d', 900],
    ['7d', 3_600],
    ['14d', 3_600],
  ] as const)('a range of %s is drawn at %d s', (range, period) => {
    expect(rangeWindow({ range, nowMs: NOW }).periodSeconds).toBe(period);
  });

  test.each([
    [14 * DAY, 60],
    [16 * DAY, 300],
    [64 * DAY, 3_600],
  ])('an hour that began %d ms ago is asked for as CloudWatch still holds it', (agoMs, period) => {
    const fromMs = NOW - agoMs;
    expect(choosePeriod({ fromMs, toMs: fromMs + 3_600_000, nowMs: NOW })).toBe(period);
  });

  test('long spans go by six hours and by days', () => {
    expect(choosePeriod({ fromMs: NOW - 60 * DAY, toMs: NOW, nowMs: NOW })).toBe(21_600);
    expect(choosePeriod({ fromMs: NOW - 455 * DAY, toMs: NOW, nowMs: NOW })).toBe(86_400);
  });
});

describe('window', () => {
  test('every range gives at most 360 points, ends with the period in progress, and is as long as it says', () => {
    for (const range of RANGES) {
      const window = rangeWindow({ range, nowMs: NOW });
      expect(denseTimestamps(window).length).toBeLessThanOrEqual(360);
      expect(window.toMs - window.fromMs).toBe(RANGE_MS[range]);
      expect(window.toMs).toBeGreaterThanOrEqual(NOW);
      expect(window.toMs - NOW).toBeLessThan(window.periodSeconds * 1_000);
    }
  });

  test('a span is widened to whole periods', () => {
    const hour = Date.parse('2026-01-31T11:00:00Z');
    expect(spanWindow({ fromMs: hour + 1, toMs: hour + 5 * MINUTE + 1, nowMs: NOW })).toEqual({
      fromMs: hour,
      toMs: hour + 6 * MINUTE,
      periodSeconds: 60,
    });
  });

  test('an empty span is one period', () => {
    const { fromMs, toMs } = spanWindow({ fromMs: NOW, toMs: NOW, nowMs: NOW });
    expect(toMs - fromMs).toBe(MINUTE);
  });

  test('a period that is asked for holds while it can', () => {
    const at = (range: (typeof RANGES)[number], periodSeconds: number) =>
      rangeWindow({ range, nowMs: NOW, periodSeconds }).periodSeconds;
    expect(at('1h', 300)).toBe(300);
    expect(at('1d', 60)).toBe(60);
    expect(at('14d', 60)).toBe(3_600);
    const fromMs = NOW - 16 * DAY;
    const window = { fromMs, toMs: fromMs + 10 * MINUTE, nowMs: NOW };
    expect(spanWindow({ ...window, periodSeconds: 60 }).periodSeconds).toBe(300);
  });

  test('windows are whole and aligned whatever is asked', () => {
    const arbitrary = fc.record({
      agoMs: fc.integer({ min: 0, max: 500 * DAY }),
      lengthMs: fc.integer({ min: 0, max: 400 * DAY }),
    });
    fc.assert(
      fc.property(arbitrary, ({ agoMs, lengthMs }) => {
        const fromMs = NOW - agoMs;
        const toMs = Math.min(NOW, fromMs + lengthMs);
        const window = spanWindow({ fromMs, toMs, nowMs: NOW });
        const stamps = denseTimestamps(window);
        expect(window.fromMs % (window.periodSeconds * 1_000)).toBe(0);
        expect(window.fromMs).toBeLessThanOrEqual(fromMs);
        expect(window.toMs).toBeGreaterThanOrEqual(toMs);
        expect(stamps.length).toBeGreaterThanOrEqual(1);
        expect(stamps.length).toBeLessThanOrEqual(502);
      }),
    );
  });
});

describe('filling', () => {
  const window = { fromMs: 0, toMs: 4 * MINUTE, periodSeconds: 60 };

  test('timestamps have no holes and stop before the end', () => {
    expect(denseTimestamps(window)).toEqual([0, MINUTE, 2 * MINUTE, 3 * MINUTE]);
    expect(denseTimestamps({ ...window, toMs: 0 })).toEqual([]);
  });

  test('a missing point is null, a zero is zero, and points outside fall away', () => {
    const points = [
      { timestampMs: 3 * MINUTE, value: 7 },
      { timestampMs: MINUTE, value: 0 },
      { timestampMs: 9 * MINUTE, value: 1 },
    ];
    expect(fillSeries(denseTimestamps(window), points)).toEqual([null, 0, null, 7]);
  });

  test('sums become rates, gaps stay', () => {
    expect(sumsToRates([120, null, 0], 60)).toEqual([2, null, 0]);
  });
});

describe('provisional points', () => {
  const minute = Date.parse('2026-01-31T12:34:00Z');

  test('at a minute the newest two', () => {
    expect(provisionalFrom(NOW, 60)).toBe(minute - MINUTE);
    expect(provisionalFrom(minute, 60)).toBe(minute - MINUTE);
  });

  test('at longer periods the one in progress, and one that has just ended', () => {
    const half = Date.parse('2026-01-31T12:30:00Z');
    expect(provisionalFrom(NOW, 300)).toBe(half);
    expect(provisionalFrom(half + 30_000, 300)).toBe(half - 5 * MINUTE);
  });
});
