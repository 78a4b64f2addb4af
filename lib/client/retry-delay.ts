import { asClientProblem } from './client-problem';

const FIRST_MS = 1_000;
const LONGEST_MS = 15_000;

/** Milliseconds to wait before the next try: what the service asks for, else 1 s doubling to 15 s. `failures` counts from 0. */
export function retryDelayMs(failures: number, thrown: unknown): number {
  const asked = asClientProblem(thrown).retryAfterSeconds;
  if (asked !== undefined) return Math.min(60_000, Math.max(FIRST_MS, asked * 1_000));
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** failures);
}
