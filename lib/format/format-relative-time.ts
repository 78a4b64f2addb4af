import { formatNumber } from './format-number';
import { NO_VALUE, UNIT_SPACE } from './measure';
import { DURATION_SCALES } from './scale';

/** Writes how long ago or ahead an instant is, in one whole unit: just now, 12 s ago, 3 min ago, in 2 h. */
export function formatRelativeTime(instantMs: number | null, nowMs: number): string {
  if (instantMs === null || !Number.isFinite(instantMs)) return NO_VALUE.text;
  const ageMs = nowMs - instantMs;
  const size = Math.abs(ageMs);
  if (size < 1_000) return 'just now';
  const scale = DURATION_SCALES.filter(({ factor }) => factor <= size).at(-1);
  if (!scale) return 'just now';
  const length = `${formatNumber(Math.floor(size / scale.factor))}${UNIT_SPACE}${scale.unit}`;
  return ageMs > 0 ? `${length} ago` : `in ${length}`;
}
