import type { Clock } from '@/lib/clock';
import type { Fault } from './fault-schema';

export interface ActiveFault<F extends Fault = Fault> {
  readonly id: string;
  readonly fault: F;
  readonly addedMs: number;
  /** null: until it is removed. */
  readonly endsMs: number | null;
  /** How often it has struck. */
  applied: number;
}

/** Whether its time and its count are not used up. */
export function isLive({ fault, endsMs, applied }: ActiveFault, nowMs: number): boolean {
  if (endsMs !== null && nowMs >= endsMs) return false;
  return !('times' in fault) || fault.times === undefined || applied < fault.times;
}

interface Chance {
  clock: Clock;
  /** From 0 up to but not including 1. */
  random: () => number;
}

/** Whether it strikes this time; if so, that is counted. */
export function strikes(active: ActiveFault, { clock, random }: Chance): boolean {
  const { fault } = active;
  if (!isLive(active, clock.now())) return false;
  if ('share' in fault && fault.share < 1 && random() >= fault.share) return false;
  active.applied += 1;
  return true;
}
