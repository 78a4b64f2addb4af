import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SeriesUnit } from '@/lib/contract/metrics';
import { axisTicks } from './axis-ticks';
import { timeTicks } from './time-ticks';

const UNITS: SeriesUnit[] = ['records/s', 'bytes/s', 'ms', 'records', 'calls', 'ratio'];

const at = (iso: string) => Date.parse(iso);
const labels = (span: Parameters<typeof timeTicks>[0]) => timeTicks(span).map((tick) => tick.label);

describe('value axis', () => {
  test.each([
    [38, 'records/s', ['0', '10', '20', '30', '40'], 'records/s'],
    [1_150_000, 'bytes/s', ['0', '0.25', '0.5', '0.75', '1', '1.25'], 'MB/s'],
    [1, 'ratio', ['0', '20', '40', '60', '80', '100'], '%'],
    [62_000, 'ms', ['0', '15', '30', '45', '60', '75'], 's'],
    [250_000, 'ms', ['0', '1', '2', '3', '4', '5'], 'min'],
    [9 * 3_600_000, 'ms', ['0', '2', '4', '6', '8', '10'], 'h'],
    [3 * 86_400_000, 'ms', ['0', '1', '2', '3'], 'd'],
    [0.9, 'ms', ['0', '0.2', '0.4', '0.6', '0.8', '1'], 'ms'],
    [1, 'calls', ['0', '1', '2', '3'], 'calls'],
    [0, 'bytes/s', ['0', '0.2', '0.4', '0.6', '0.8', '1'], 'kB/s'],
    [null, 'records', ['0', '1', '2', '3', '4', '5'], 'records'],
  ] as const)('up to %s %s', (max, unit, shown, shownUnit) => {
    const axis = axisTicks(max, unit);
    expect(axis.labels).toEqual(shown);
    expect(axis.unit).toBe(shownUnit);
    expect(axis.top).toBe(axis.ticks.at(-1));
  });

  test('has 4 to 6 ticks from zero that hold the maximum, with labels that differ', () => {
    const max = fc.double({ min: 1e-6, max: 1e13, noNaN: true });
    fc.assert(
      fc.property(max, fc.constantFrom(...UNITS), (maxValue, unit) => {
        const { ticks, labels: shown, top } = axisTicks(maxValue, unit);
        expect(ticks.length).toBeGreaterThanOrEqual(4);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks[0]).toBe(0);
        expect(top).toBeGreaterThanOrEqual(maxValue * (1 - 1e-8));
        expect(new Set(shown).size).toBe(shown.length);
      }),
    );
  });
});

describe('time axis', () => {
  test('ticks stand at round times', () => {
    const span = { fromMs: at('2026-01-31T11:34:56Z'), toMs: at('2026-01-31T12:34:56Z') };
    expect(labels({ ...span, timeZone: 'UTC' })).toEqual([
      '11:40',
      '11:50',
      '12:00',
      '12:10',
      '12:20',
      '12:30',
    ]);
  });

  test('the day stands where it changes', () => {
    const span = { fromMs: at('2026-01-30T20:10:00Z'), toMs: at('2026-01-31T08:10:00Z') };
    expect(labels({ ...span, timeZone: 'UTC', maxTicks: 6 })).toEqual([
      '22:00',
      '31 Jan',
      '02:00',
      '04:00',
      '06:00',
      '08:00',
    ]);
  });

  test('rounds on the wall of the zone, not in UTC', () => {
    const span = { fromMs: at('2026-01-31T00:00:00Z'), toMs: at('2026-01-31T06:00:00Z') };
    const [first] = timeTicks({ ...span, timeZone: 'Asia/Kolkata' });
    expect(first).toEqual({ atMs: at('2026-01-31T00:30:00Z'), label: '06:00' });
  });

  test('a long range is labelled with days', () => {
    const span = { fromMs: at('2026-01-25T12:00:00Z'), toMs: at('2026-02-01T12:00:00Z') };
    expect(labels({ ...span, timeZone: 'UTC' })).toEqual([
      '26 Jan',
      '27 Jan',
      '28 Jan',
      '29 Jan',
      '30 Jan',
      '31 Jan',
      '1 Feb',
    ]);
  });

  test('when the clocks go forward no tick stands twice and hours stay on the wall', () => {
    const span = { fromMs: at('2026-03-28T22:30:00Z'), toMs: at('2026-03-29T04:30:00Z') };
    const ticks = timeTicks({ ...span, timeZone: 'Europe/Berlin' });
    expect(ticks.map(({ label }) => label)).toEqual([
      '29 Mar',
      '01:00',
      '03:00',
      '04:00',
      '05:00',
      '06:00',
    ]);
    expect(new Set(ticks.map(({ atMs }) => atMs)).size).toBe(ticks.length);
  });

  test('when midnight does not exist the first tick of the day carries date and time', () => {
    const span = { fromMs: at('2018-11-04T01:00:00Z'), toMs: at('2018-11-04T07:00:00Z') };
    expect(labels({ ...span, timeZone: 'America/Sao_Paulo' })).toContain('4 Nov 01:00');
  });

  test('ticks ascend, lie inside, and are few', () => {
    const arbitrary = fc.record({
      fromMs: fc.integer({ min: 0, max: at('2040-01-01T00:00:00Z') }),
      lengthMs: fc.integer({ min: 60_000, max: 40 * 86_400_000 }),
      timeZone: fc.constantFrom('UTC', 'America/New_York', 'Australia/Lord_Howe'),
    });
    fc.assert(
      fc.property(arbitrary, ({ fromMs, lengthMs, timeZone }) => {
        const ticks = timeTicks({ fromMs, toMs: fromMs + lengthMs, timeZone });
        const times = ticks.map(({ atMs }) => atMs);
        expect(times).toEqual(Array.from(new Set(times)).toSorted((a, b) => a - b));
        expect(times.every((time) => time >= fromMs && time <= fromMs + lengthMs)).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 60 },
    );
  });
});
