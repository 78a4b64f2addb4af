import { describe, expect, test } from 'vitest';
import { formatInstant, isoInstant } from './format-instant';
import { formatRelativeTime } from './format-relative-time';
import { wallTime } from './wall-time';

const NOON = Date.parse('2026-01-31T12:00:00Z');
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');

describe('instants', () => {
  test('the date stands only where the day differs', () => {
    const utc = { timeZone: 'UTC', nowMs: NOON };
    expect(formatInstant(Date.parse('2026-01-31T09:03:22Z'), utc)).toBe('09:03:22 UTC');
    expect(formatInstant(Date.parse('2026-01-30T09:03:22Z'), utc)).toBe('30 Jan 09:03:22 UTC');
    expect(formatInstant(Date.parse('2025-01-31T09:03:22Z'), utc)).toBe('31 Jan 2025 09:03:22 UTC');
  });

  test('without a now the date is whole', () => {
    expect(formatInstant(NOON, { timeZone: 'UTC' })).toBe('31 Jan 2026 12:00:00 UTC');
  });

  test('the day is that of the time zone', () => {
    const tokyo = { timeZone: 'Asia/Tokyo', nowMs: NOON };
    expect(formatInstant(Date.parse('2026-01-31T16:00:00Z'), tokyo)).toBe('1 Feb 01:00:00');
  });

  test('precision goes from the minute to the millisecond', () => {
    const utc = { timeZone: 'UTC', nowMs: NOON } as const;
    expect(formatInstant(NOON + 1_007, { ...utc, precision: 'millisecond' })).toBe(
      '12:00:01.007 UTC',
    );
    expect(formatInstant(NOON + 1_007, { ...utc, precision: 'minute' })).toBe('12:00 UTC');
    expect(formatInstant(-1, { timeZone: 'UTC', precision: 'millisecond' })).toBe(
      '31 Dec 1969 23:59:59.999 UTC',
    );
  });

  test('the reader’s own zone is the default', () => {
    const local = new Date(NOON);
    expect(wallTime(NOON).hour).toBe(local.getHours());
    expect(wallTime(NOON).day).toBe(local.getDate());
  });

  test('midnight is hour zero', () => {
    expect(
      formatInstant(Date.parse('2026-01-31T00:00:00Z'), { timeZone: 'UTC', nowMs: NOON }),
    ).toBe('00:00:00 UTC');
  });

  test.each([null, Number.NaN, 9e15])('%s is no instant', (instant) =>
    expect(formatInstant(instant)).toBe('–'),
  );

  test('a copy is ISO 8601', () => {
    expect(isoInstant(NOON + 5)).toBe('2026-01-31T12:00:00.005Z');
    expect(isoInstant(Number.POSITIVE_INFINITY)).toBe('–');
  });
});

describe('relative time', () => {
  test.each([
    [0, 'just now'],
    [999, 'just now'],
    [12_900, '12 s ago'],
    [59_999, '59 s ago'],
    [200_000, '3 min ago'],
    [7_500_000, '2 h ago'],
    [4 * 86_400_000, '4 d ago'],
    [-7_500_000, 'in 2 h'],
  ])('%d ms ago reads %s', (ageMs, text) =>
    expect(plain(formatRelativeTime(NOON - ageMs, NOON))).toBe(text),
  );

  test('nothing is no time', () => expect(formatRelativeTime(null, NOON)).toBe('–'));
});
