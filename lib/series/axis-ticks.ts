import type { SeriesUnit } from '@/lib/contract/metrics';
import { formatNumber } from '@/lib/format/format-number';
import { DURATION_SCALES, type Scale, scaleFor } from '@/lib/format/scale';

/** A value axis from zero: 4 to 6 round ticks, the last of them at its top. */
export interface ValueAxis {
  /** Values in the series' own unit. */
  ticks: readonly number[];
  /** One for each tick, in `unit` and without it. */
  labels: readonly string[];
  unit: string;
  top: number;
}

const MAX_STEPS = 5;
const DECIMAL_STEPS = [1, 2, 2.5, 5] as const;
const WHOLE_STEPS = [1, 2, 5] as const;
/** Round lengths of time from a second to a day, in seconds; below and above they go by tens. */
const ROUND_SECONDS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200,
] as const;
const DAY_MS = 86_400_000;

/** Where an axis ends when there is nothing above zero to show. */
const EMPTY_TOP: Readonly<Record<SeriesUnit, number>> = {
  'records/s': 1,
  'bytes/s': 1_000,
  ms: 1_000,
  records: 5,
  calls: 5,
  ratio: 1,
};

/** Chooses the axis for figures of which the largest is `maxValue`, thresholds that are drawn included. */
export function axisTicks(maxValue: number | null, unit: SeriesUnit): ValueAxis {
  const top =
    maxValue !== null && maxValue > 0 && Number.isFinite(maxValue) ? maxValue : EMPTY_TOP[unit];
  const step = roundStep(top / MAX_STEPS, unit);
  // A hair of rounding must not add a step: 5 × 0.2 is exactly the top.
  const count = Math.max(3, Math.ceil(top / step - 1e-9));
  const ticks = Array.from({ length: count + 1 }, (_, index) => tidy(index * step));
  const last = ticks.at(-1) ?? top;
  const scale = unit === 'ms' ? durationScale(step) : scaleFor(last, unit);
  return {
    ticks,
    labels: ticks.map((tick) => tickLabel(tick, scale)),
    unit: scale.unit,
    top: last,
  };
}

/** The smallest round step that is at least `least`. */
function roundStep(least: number, unit: SeriesUnit): number {
  if (unit === 'ms') return roundDuration(least);
  if (unit === 'records' || unit === 'calls') return Math.max(1, roundTens(least, WHOLE_STEPS));
  return roundTens(least, DECIMAL_STEPS);
}

function roundTens(least: number, steps: readonly number[]): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const fitting = steps.find((step) => step * power >= least * (1 - 1e-9));
  return tidy((fitting ?? 10) * power);
}

function roundDuration(leastMs: number): number {
  if (leastMs <= 500) return roundTens(leastMs, WHOLE_STEPS);
  const seconds = ROUND_SECONDS.find((round) => round * 1_000 >= leastMs);
  return seconds === undefined
    ? roundTens(leastMs / DAY_MS, WHOLE_STEPS) * DAY_MS
    : seconds * 1_000;
}

/** The largest unit of which the step is a whole number, so that no label has a fraction. */
function durationScale(stepMs: number): Scale {
  const whole = DURATION_SCALES.filter(({ factor }) => stepMs % factor === 0);
  return whole.at(-1) ?? { unit: 'ms', factor: 1 };
}

/** Ticks are round by construction, so a label keeps whatever decimals its tick has. */
function tickLabel(tick: number, scale: Scale): string {
  return formatNumber(tidy(tick / scale.factor), 12);
}

/** Drops what floating point adds: 0.30000000000000004 is 0.3. */
const tidy = (value: number) => Number(value.toPrecision(12));
