/** CloudWatch gathers a minute's figures for up to another minute after it has ended. */
const SETTLING_MS = 60_000;

/**
 * The start of the first period whose points may still change: at 60 s the newest two, at longer periods
 * the one in progress and one that ended less than a minute ago. Also the end of the newest complete period.
 */
export function provisionalFrom(nowMs: number, periodSeconds: number): number {
  const periodMs = periodSeconds * 1_000;
  return Math.floor((nowMs - SETTLING_MS) / periodMs) * periodMs;
}
