import type { Pace } from '@/lib/contract/run';

/** When each record of a run is due. */
export interface PaceSchedule {
  /** Records that the pace has room for; null where it sets no limit. */
  total: number | null;
  /** From the first record to the end of the pace; null where only the stream sets the pace. */
  durationMs: number | null;
  /** The most records in one second; null where only the stream sets the pace. */
  peakPerSecond: number | null;
  /** When a record, counted from 0, is due, in milliseconds from the start. */
  dueAtMs: (record: number) => number;
}

const SECOND_MS = 1_000;

/** Record n is due as soon as the integral of the rate reaches n, so the first one is due at once. */
export function paceSchedule(pace: Pace): PaceSchedule {
  switch (pace.kind) {
    case 'at_once':
      return { total: null, durationMs: null, peakPerSecond: null, dueAtMs: () => 0 };
    case 'steady':
      return ramp(pace.recordsPerSecond, pace.recordsPerSecond, pace.durationSeconds);
    case 'ramp':
      return ramp(pace.fromRecordsPerSecond, pace.toRecordsPerSecond, pace.durationSeconds);
    default:
      return bursts(pace);
  }
}

function bursts({
  recordsPerBurst,
  everySeconds,
  durationSeconds,
}: Extract<Pace, { kind: 'bursts' }>): PaceSchedule {
  return {
    total: recordsPerBurst * Math.ceil(durationSeconds / everySeconds),
    durationMs: durationSeconds * SECOND_MS,
    peakPerSecond: recordsPerBurst,
    dueAtMs: (record) => Math.floor(record / recordsPerBurst) * everySeconds * SECOND_MS,
  };
}

function ramp(from: number, to: number, seconds: number): PaceSchedule {
  // The integral is from·t + slope/2·t²; its inverse is written so that a slope of 0 needs no case of its own.
  const slope = (to - from) / seconds;
  const dueAtMs = (record: number) => {
    if (record === 0) return 0;
    return (2 * record * SECOND_MS) / (from + Math.sqrt(from * from + 2 * slope * record));
  };
  return {
    total: Math.max(1, Math.round(((from + to) / 2) * seconds)),
    durationMs: seconds * SECOND_MS,
    peakPerSecond: Math.max(from, to),
    dueAtMs,
  };
}
