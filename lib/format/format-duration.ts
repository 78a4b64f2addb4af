import { formatNumber, formatSignificant } from './format-number';
import { type Measure, NO_VALUE, toMeasure } from './measure';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** From a minute on: two units, the smaller rounded (3 min 20 s, 2 h 5 min, 1 d 4 h). */
const PAIRS = [
  { big: 'd', bigMs: DAY_MS, small: 'h', smallMs: HOUR_MS },
  { big: 'h', bigMs: HOUR_MS, small: 'min', smallMs: MINUTE_MS },
  { big: 'min', bigMs: MINUTE_MS, small: 's', smallMs: SECOND_MS },
] as const;

/** Writes a length of time as people say it: 0.42 ms, 250 ms, 12.4 s, 3 min 20 s, 2 h 5 min, 1 d 4 h. */
export function formatDuration(durationMs: number | null): Measure {
  if (durationMs === null || !Number.isFinite(durationMs)) return NO_VALUE;
  if (durationMs < 0) return negated(formatDuration(-durationMs));
  for (const { big, bigMs, small, smallMs } of PAIRS) {
    const smalls = Math.round(durationMs / smallMs);
    const perBig = bigMs / smallMs;
    if (smalls < perBig) continue;
    const bigPart = { value: formatNumber(Math.floor(smalls / perBig)), unit: big };
    const rest = smalls % perBig;
    return rest ? toMeasure(bigPart, { value: String(rest), unit: small }) : toMeasure(bigPart);
  }
  if (durationMs >= 999.5) {
    return toMeasure({ value: formatSignificant(durationMs / SECOND_MS), unit: 's' });
  }
  return toMeasure({ value: formatSignificant(durationMs), unit: 'ms' });
}

function negated(measure: Measure): Measure {
  const [first, ...rest] = measure.parts;
  return first ? toMeasure({ ...first, value: `−${first.value}` }, ...rest) : measure;
}
