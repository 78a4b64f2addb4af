import type { Burst } from './traffic';

/** Of a longer pause, such as a machine asleep, this much is made good. */
const MOST_ELAPSED_MS = 10_000;
const MINUTE_MS = 60_000;

interface Span {
  fromMs: number;
  toMs: number;
}

/** How a rate comes and goes: two waves that never fall into step, 0.68 to 1.32 and 1 on average. */
export function waveAt(ms: number, phase: number): number {
  const turns = (2 * Math.PI * ms) / MINUTE_MS;
  return 1 + 0.22 * Math.sin(turns / 47 + phase) + 0.1 * Math.sin(turns / 11 + 2 * phase);
}

/** How many records fall into a span of time; the noise is that of independent events. */
export function recordsDue(
  { fromMs, toMs }: Span,
  { perSecond, phase }: { perSecond: number; phase: number },
  random: () => number,
): number {
  const elapsedMs = Math.min(toMs - fromMs, MOST_ELAPSED_MS);
  const expected = (perSecond * waveAt(toMs, phase) * elapsedMs) / 1_000;
  const noise = Math.sqrt(expected) * (random() + random() + random() - 1.5) * 2;
  return Math.max(0, Math.floor(expected + noise + random()));
}

/** Whether a burst falls into a span of time. Its moments depend on the clock alone. */
export function isBurstDue({ fromMs, toMs }: Span, { everyMs }: Burst): boolean {
  return Math.floor(fromMs / everyMs) < Math.floor(toMs / everyMs);
}
