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

export type TimedPace = Exclude<Pace, { kind: 'at_once' }>;

/** Records that a pace makes of an endless source; null at once, where a count decides. */
export function pacedRecords(pace: Pace): number | null {
  if (pace.kind === 'at_once') return null;
  const { durationSeconds } = pace;
  if (pace.kind === 'bursts') {
    return Math.ceil(durationSeconds / pace.everySeconds) * pace.recordsPerBurst;
  }
  const [from, to] = ratesOf(pace);
  return Math.max(1, Math.round(((from + to) / 2) * durationSeconds));
}

/** Seconds from the first record until so many are sent, as long as nothing holds them up. */
export function secondsUntil(pace: TimedPace, records: number): number {
  const { durationSeconds } = pace;
  if (pace.kind === 'bursts') {
    return Math.max(0, Math.ceil(records / pace.recordsPerBurst) - 1) * pace.everySeconds;
  }
  const [from, to] = ratesOf(pace);
  const slope = (to - from) / durationSeconds;
  const rateThen = Math.sqrt(Math.max(0, from * from + 2 * slope * records));
  return Math.min(durationSeconds, (2 * records) / (from + rateThen));
}

function ratesOf(pace: Exclude<TimedPace, { kind: 'bursts' }>): [from: number, to: number] {
  if (pace.kind === 'steady') return [pace.recordsPerSecond, pace.recordsPerSecond];
  return [pace.fromRecordsPerSecond, pace.toRecordsPerSecond];
}
