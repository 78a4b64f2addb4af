import { Duration, isNumeric, Timestamp, unanswerable, type Value } from './value';

const TIMESTAMP = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
const DURATION = /^([+-]?)((?:\d+(?:\.\d+)?(?:h|ms|m|us|s|ns))+)$/;
const DURATION_PART = /(\d+(?:\.\d+)?)(h|ms|m|us|s|ns)/g;
const NO_DURATION = 'duration() is given what is no span of time such as 5m or 1h30m';
const MAX_LENGTH = 64;
/** As far from 1970 as a Date reaches. */
const MAX_MS = 8.64e15;

const UNIT_MS: Record<string, number> = {
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
  us: 1e-3,
  ns: 1e-6,
};

/**
 * RFC 3339 text, or seconds since 1970. Undefined for other types.
 * @see https://datatracker.ietf.org/doc/html/rfc3339#section-5.6
 */
export function parseTimestamp(value: Value): Value {
  if (value instanceof Timestamp) return value;
  const ms = isNumeric(value) ? Number(value) * 1_000 : millisecondsOf(value);
  if (ms === undefined) return undefined;
  if (Math.abs(ms) <= MAX_MS) return new Timestamp(ms);
  return unanswerable('timestamp() is given what is no time such as 2026-01-31T12:00:00Z');
}

function millisecondsOf(value: Value): number | undefined {
  if (typeof value !== 'string') return undefined;
  return value.length <= MAX_LENGTH && TIMESTAMP.test(value) ? Date.parse(value) : Number.NaN;
}

/** Text such as 1h30m, 5s or -250ms. Undefined for other types. */
export function parseDuration(value: Value): Value {
  if (value instanceof Duration) return value;
  if (typeof value !== 'string') return undefined;
  const [, sign, parts = ''] = value.length <= MAX_LENGTH ? (DURATION.exec(value) ?? []) : [];
  if (parts === '') return unanswerable(NO_DURATION);
  let ms = 0;
  for (const [, amount, unit = ''] of parts.matchAll(DURATION_PART)) {
    ms += Number(amount) * (UNIT_MS[unit] ?? 0);
  }
  return new Duration(sign === '-' ? -ms : ms);
}
