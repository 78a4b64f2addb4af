import type { Tone } from '@/components/ui/tone';
import type { Run, RunProgress, RunState } from '@/lib/contract/run';
import { secondsUntil } from './pace-plan';

/** Whether a run may still change. */
export const isUnderWay = (state: RunState): boolean => state === 'running' || state === 'stopping';

const STATE_TONES: Readonly<Record<RunState, Tone>> = {
  running: 'write',
  stopping: 'write',
  finished: 'fine',
  stopped: 'plain',
  failed: 'trouble',
  interrupted: 'lag',
};

/** Fine only where every record arrived. */
export function stateTone({ state, progress }: Pick<Run, 'state' | 'progress'>): Tone {
  const whole = undeliveredCount({ state, progress }) === 0;
  return state === 'finished' && !whole ? 'lag' : STATE_TONES[state];
}

export const settled = ({ delivered, failed, unknown }: RunProgress): number =>
  delivered + failed + unknown;

/** Records that may be in the stream or not. What has no verdict when a run has ended, never gets another. */
export function unknownCount({ state, progress }: Pick<Run, 'state' | 'progress'>): number {
  return progress.unknown + (isUnderWay(state) ? 0 : progress.withoutVerdict);
}

/** Records that did not arrive for certain. */
export const undeliveredCount = (run: Pick<Run, 'state' | 'progress'>): number =>
  run.progress.failed + unknownCount(run);

/** 0 to 1; null while nobody knows where the end is. */
export function shareDone({ pace, progress }: Pick<Run, 'pace' | 'progress'>): number | null {
  const { planned, elapsedMs } = progress;
  if (planned !== null) return planned === 0 ? 1 : Math.min(1, settled(progress) / planned);
  if (pace.kind === 'at_once') return null;
  return Math.min(1, elapsedMs / 1_000 / pace.durationSeconds);
}

/** Milliseconds that the rest will take; null where that cannot be told. */
export function timeLeftMs({ pace, progress }: Pick<Run, 'pace' | 'progress'>): number | null {
  const { planned, elapsedMs, recordsPerSecond } = progress;
  if (pace.kind !== 'at_once') {
    const seconds = planned === null ? pace.durationSeconds : secondsUntil(pace, planned);
    const leftMs = seconds * 1_000 - elapsedMs;
    // One that was held up goes on past its time.
    if (leftMs > 0) return leftMs;
  }
  if (planned === null || recordsPerSecond <= 0) return null;
  return Math.max(0, ((planned - settled(progress)) / recordsPerSecond) * 1_000);
}
