import { NO_VALUE } from './measure';
import { type WallTime, wallTime } from './wall-time';

interface InstantOptions {
  /** An IANA name such as UTC; the reader's own zone when absent. UTC is said in the text. */
  timeZone?: string;
  /** Where given, the date is left out on the same day and the year in the same year. */
  nowMs?: number;
  precision?: 'minute' | 'second' | 'millisecond';
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
/** The first and last instants that a JavaScript date can hold are ± this many milliseconds from the epoch. */
const DATE_LIMIT_MS = 8.64e15;

/** Writes an instant (milliseconds since the epoch) as 14:03:22, 31 Jan 14:03:22 or 31 Jan 2025 14:03:22. */
export function formatInstant(instantMs: number | null, options: InstantOptions = {}): string {
  if (instantMs === null || !(Math.abs(instantMs) <= DATE_LIMIT_MS)) return NO_VALUE.text;
  const { timeZone, nowMs, precision = 'second' } = options;
  const wall = wallTime(instantMs, timeZone);
  const now = nowMs === undefined ? undefined : wallTime(nowMs, timeZone);
  const parts = [dateText(wall, now), timeText(wall, instantMs, precision)];
  if (timeZone === 'UTC') parts.push('UTC');
  return parts.filter(Boolean).join(' ');
}

/** Writes the day alone: 31 Jan. */
export function formatDay({ day, month }: WallTime): string {
  return `${day} ${MONTHS[month - 1] ?? ''}`;
}

/** Writes an instant for copying: ISO 8601 in UTC with milliseconds. */
export function isoInstant(instantMs: number): string {
  return Math.abs(instantMs) <= DATE_LIMIT_MS ? new Date(instantMs).toISOString() : NO_VALUE.text;
}

function dateText(wall: WallTime, now: WallTime | undefined): string {
  if (!now || wall.year !== now.year) return `${formatDay(wall)} ${wall.year}`;
  return wall.month === now.month && wall.day === now.day ? '' : formatDay(wall);
}

function timeText(
  { hour, minute, second }: WallTime,
  instantMs: number,
  precision: NonNullable<InstantOptions['precision']>,
): string {
  const minutes = `${padded(hour)}:${padded(minute)}`;
  if (precision === 'minute') return minutes;
  const seconds = `${minutes}:${padded(second)}`;
  if (precision === 'second') return seconds;
  return `${seconds}.${padded(((Math.floor(instantMs) % 1_000) + 1_000) % 1_000, 3)}`;
}

const padded = (value: number, width = 2) => String(value).padStart(width, '0');
