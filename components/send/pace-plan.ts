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
