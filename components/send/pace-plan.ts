import type { Pace } from '@/lib/contract/run';
import type { SendChoices } from './send-params';

/** The pace that the form stands for. */
export function paceOf(choices: SendChoices): Pace {
  const { pace: kind, rate, start, seconds: durationSeconds, burst, every } = choices;
  if (kind === 'at_once') return { kind };
  if (kind === 'steady') return { kind, recordsPerSecond: rate, durationSeconds };
  if (kind === 'bursts') {
    return { kind, recordsPerBurst: burst, everySeconds: every, durationSeconds };
  }
  return { kind, fromRecordsPerSecond: start, toRecordsPerSecond: rate, durationSeconds };
}

/** The form's choices that stand for a pace. */
export function choicesOf(pace: Pace): Partial<SendChoices> {
  if (pace.kind === 'at_once') return { pace: pace.kind };
  const { kind, durationSeconds: seconds } = pace;
  if (kind === 'steady') return { pace: kind, seconds, rate: pace.recordsPerSecond };
  if (kind === 'bursts') {
    return { pace: kind, seconds, burst: pace.recordsPerBurst, every: pace.everySeconds };
  }
  const { fromRecordsPerSecond: start, toRecordsPerSecond: rate } = pace;
  return { pace: kind, seconds, start, rate };
}

/** Records that a pace makes of an endless source; null at once, where a count decides. */
export function pacedRecords(pace: Pace): number | null {
  if (pace.kind === 'at_once') return null;
  const { durationSeconds } = pace;
  if (pace.kind === 'steady') return Math.floor(pace.recordsPerSecond * durationSeconds);
  if (pace.kind === 'bursts') {
    return Math.ceil(durationSeconds / pace.everySeconds) * pace.recordsPerBurst;
  }
  const meanRate = (pace.fromRecordsPerSecond + pace.toRecordsPerSecond) / 2;
  return Math.floor(meanRate * durationSeconds);
}

/** More bursts than this are drawn as a block. */
const MOST_SPIKES = 40;

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
    { x: x + step / 4, y: 0 },
  ]);
}

const line = ([first, last]: [number, number]) => [
  { x: 0, y: first },
  { x: 1, y: last },
];
