import { formatDay } from '@/lib/format/format-instant';
import { type WallTime, wallTime } from '@/lib/format/wall-time';

export interface TimeTick {
  atMs: number;
  /** 14:30, or the day (31 Jan) where it changes. */
  label: string;
}

interface TimeSpan {
  fromMs: number;
  toMs: number;
  /** An IANA name; the reader's own zone when absent. */
  timeZone?: string;
  /** How many labels fit; 8 when absent. */
  maxTicks?: number;
}

const MINUTE_MS = 60_000;
const STEPS_MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440, 2_880, 10_080, 43_200];

/** Ticks at round times of the wall (on the hour, at midnight), as many as fit, also across a change of the clocks. */
export function timeTicks({ fromMs, toMs, timeZone, maxTicks = 8 }: TimeSpan): TimeTick[] {
  const least = (toMs - fromMs) / maxTicks;
  const stepMs = (STEPS_MINUTES.find((step) => step * MINUTE_MS >= least) ?? 525_600) * MINUTE_MS;
  const firstWall = Math.ceil(asUtc(wallTime(fromMs, timeZone)) / stepMs) * stepMs;
  const ticks: TimeTick[] = [];
  let previous = wallTime(fromMs - 1, timeZone);
  for (let wallMs = firstWall, last = fromMs - 1; last < toMs; wallMs += stepMs) {
    const atMs = instantOf(wallMs, timeZone);
    if (atMs > last && atMs >= fromMs && atMs <= toMs) {
      const wall = wallTime(atMs, timeZone);
      ticks.push({ atMs, label: tickLabel(wall, previous) });
      previous = wall;
    }
    last = Math.max(last, atMs);
  }
  return ticks;
}

/** The wall read as if it hung in UTC. */
function asUtc({ year, month, day, hour, minute, second }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The instant at which the wall shows this time; twice guessed, because the offset may change between guess and truth. */
function instantOf(wallMs: number, timeZone: string | undefined): number {
  const offsetAt = (instantMs: number) => asUtc(wallTime(instantMs, timeZone)) - instantMs;
  const guess = wallMs - offsetAt(wallMs);
  return wallMs - offsetAt(guess);
}

function tickLabel(wall: WallTime, previous: WallTime): string {
  const time = `${String(wall.hour).padStart(2, '0')}:${String(wall.minute).padStart(2, '0')}`;
  if (wall.day === previous.day && wall.month === previous.month) return time;
  return time === '00:00' ? formatDay(wall) : `${formatDay(wall)} ${time}`;
}
