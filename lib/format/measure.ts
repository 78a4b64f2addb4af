/** One number with its unit; the unit is empty where there is none. */
export interface MeasurePart {
  value: string;
  unit: string;
}

/** A figure ready to show: `text` as one line, `parts` where the unit is set apart (smaller, or in a column's header). */
export interface Measure {
  text: string;
  parts: readonly MeasurePart[];
}

/** No-break space: a number and its unit stay on one line. (The narrow one all but vanishes in Geist.) */
export const UNIT_SPACE = '\u00a0';

/** What stands where there is no figure. It is never a zero. */
export const NO_VALUE: Measure = { text: '–', parts: [{ value: '–', unit: '' }] };

/** Joins numbers and units: `3 min 20 s` is two parts. */
export function toMeasure(...parts: readonly MeasurePart[]): Measure {
  const text = parts
    .map(({ value, unit }) => (unit ? `${value}${UNIT_SPACE}${unit}` : value))
    .join('\u00a0');
  return { text, parts };
}
