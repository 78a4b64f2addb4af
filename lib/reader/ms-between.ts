/**
 * Milliseconds from one reading of a clock to another. A clock that was set back meanwhile counts by as much: what waits
 * for time to go by is then due at once, and not when the clock is where it was.
 */
export const msBetween = (oneMs: number, otherMs: number): number => Math.abs(otherMs - oneMs);
