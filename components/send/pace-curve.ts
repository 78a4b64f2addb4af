import type { Pace } from '@/lib/contract/run';

/** More bursts than this are drawn as a block. */
const MOST_SPIKES = 40;
/** A burst is over at once, also where it is the only one. */
const WIDEST = 0.05;

/** Points of a line from 0 to 1 in both directions: time, and rate against the highest. Empty at once. */
export function paceCurve(pace: Pace): { x: number; y: number }[] {
  if (pace.kind === 'at_once') return [];
  if (pace.kind === 'steady') return line([1, 1]);
  if (pace.kind === 'ramp') {
    const { fromRecordsPerSecond: from, toRecordsPerSecond: to } = pace;
    const top = Math.max(from, to);
    return top > 0 ? line([from / top, to / top]) : line([0, 0]);
  }
  const step = pace.everySeconds / pace.durationSeconds;
  const bursts = Math.ceil(1 / step);
  if (!(bursts <= MOST_SPIKES)) return line([1, 1]);
  return Array.from({ length: bursts }, (_, index) => index * step).flatMap((x) => [
    { x, y: 0 },
    { x, y: 1 },
    { x: x + Math.min(step / 4, WIDEST), y: 0 },
  ]);
}

const line = ([first, last]: [number, number]) => [
  { x: 0, y: first },
  { x: 1, y: last },
];
