import { describe, expect, test } from 'vitest';
import { exactRange } from './search-range';

const NOW_MS = Date.parse('2026-01-31T12:00:00Z');
const HOUR_MS = 3_600_000;
const none = { since: '', until: '' };

describe('exactRange', () => {
  test('a preset reaches back from now', () => {
    expect(exactRange({ range: '3h', ...none }, NOW_MS, 24)).toEqual({
      fromMs: NOW_MS - 3 * HOUR_MS,
      toMs: NOW_MS,
    });
  });

  test('all is what the stream keeps', () => {
    expect(exactRange({ range: 'all', ...none }, NOW_MS, 48)).toEqual({
      fromMs: NOW_MS - 48 * HOUR_MS,
      toMs: NOW_MS,
    });
  });

  test('exact times; an open end is now, an end in the future too', () => {
    const since = '2026-01-31T10:00:00.000Z';
    const fromMs = Date.parse(since);
    const range = 'exact';
    expect(exactRange({ range, since, until: '' }, NOW_MS, 24)).toEqual({ fromMs, toMs: NOW_MS });
    expect(exactRange({ range, since, until: '2027-01-01T00:00:00Z' }, NOW_MS, 24)).toEqual({
      fromMs,
      toMs: NOW_MS,
    });
    expect(exactRange({ range, since, until: '2026-01-31T11:00:00Z' }, NOW_MS, 24)).toEqual({
      fromMs,
      toMs: fromMs + HOUR_MS,
    });
  });

  test.each([
    ['', '', 'since'],
    ['2026-02-01T00:00:00Z', '', 'since'],
    ['2026-01-31T10:00:00Z', 'x', 'until'],
    ['2026-01-31T10:00:00Z', '2026-01-31T10:00:00Z', 'until'],
  ])('from %j to %j is refused at %s', (since, until, field) => {
    expect(exactRange({ range: 'exact', since, until }, NOW_MS, 24)).toMatchObject({ field });
  });
});
