/** How often a value was seen. A list of samples goes up by value. */
export interface Sample {
  value: number;
  count: number;
}

type ReadSamples = (samples: readonly Sample[]) => number | undefined;

/** What stays of the samples: between two shares of them in percent, or above one value and up to another. */
interface Bounds {
  unit: 'percent' | 'value';
  lower: number;
  upper: number;
}

const SHORT = /^(?<kind>t[mcs]|wm)(?<upper>\d{1,3}(?:\.\d{1,10})?)$/i;
const LONG =
  /^(?<kind>T[MCS]|WM|PR)\((?<lower>-?\d+(?:\.\d{1,10})?)?(?<low>%)?:(?<upper>-?\d+(?:\.\d{1,10})?)?(?<high>%)?\)$/i;

const totalOf = (samples: readonly Sample[]) => samples.reduce((sum, { count }) => sum + count, 0);
const sumOf = (samples: readonly Sample[]) =>
  samples.reduce((sum, { value, count }) => sum + value * count, 0);
const meanOf: ReadSamples = (samples) =>
  samples.length > 0 ? sumOf(samples) / totalOf(samples) : undefined;

/**
 * Finds the reader of a statistic over a part of the samples: trimmed mean, count and sum (tm99, TC(10%:90%), TS(80:500)),
 * winsorized mean (wm95), interquartile mean (IQM) and percentile rank (PR(:300)). undefined for another name.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
export function trimmedStatistic(name: string): ReadSamples | undefined {
  if (name === 'IQM') return (samples) => meanOf(kept(samples, QUARTILES));
  const groups = (SHORT.exec(name) ?? LONG.exec(name))?.groups;
  const bounds = groups && boundsOf(groups);
  if (!bounds) return undefined;
  const kind = groups['kind']?.toUpperCase();
  if (kind === 'TM') return (samples) => meanOf(kept(samples, bounds));
  if (kind === 'TC') return (samples) => totalOf(kept(samples, bounds));
  if (kind === 'TS') return (samples) => sumOf(kept(samples, bounds));
  if (kind === 'WM') return (samples) => meanOf(pulledIn(samples, bounds));
  if (bounds.unit === 'percent') return undefined;
  return (samples) => (totalOf(kept(samples, bounds)) / totalOf(samples)) * 100;
}

const QUARTILES: Bounds = { unit: 'percent', lower: 25, upper: 75 };

function boundsOf(groups: Record<string, string | undefined>): Bounds | undefined {
  const { lower, low, upper, high } = groups;
  const isShort = !('lower' in groups);
  const mixed = lower !== undefined && upper !== undefined && low !== high;
  if (mixed || (lower === undefined && upper === undefined)) return undefined;
  if (!isShort && !low && !high) {
    return {
      unit: 'value',
      lower: lower === undefined ? Number.NEGATIVE_INFINITY : Number(lower),
      upper: upper === undefined ? Number.POSITIVE_INFINITY : Number(upper),
    };
  }
  const bounds = {
    unit: 'percent',
    lower: Number(lower ?? 0),
    upper: Number(upper ?? 100),
  } as const;
  return bounds.lower >= 0 && bounds.lower < bounds.upper && bounds.upper <= 100
    ? bounds
    : undefined;
}

/** A share may cut through the samples of one value: part of their count stays. */
function kept(samples: readonly Sample[], { unit, lower, upper }: Bounds): Sample[] {
  if (unit === 'value') return samples.filter(({ value }) => value > lower && value <= upper);
  const total = totalOf(samples);
  let seen = 0;
  return samples.flatMap(({ value, count }) => {
    const from = Math.max(seen, (total * lower) / 100);
    seen += count;
    const to = Math.min(seen, (total * upper) / 100);
    return to > from ? [{ value, count: to - from }] : [];
  });
}

/** Every sample stays; what lies outside counts as the nearest value inside. */
function pulledIn(samples: readonly Sample[], bounds: Bounds): Sample[] {
  const inside = kept(samples, bounds);
  const lowest = bounds.unit === 'value' ? bounds.lower : inside[0]?.value;
  const highest = bounds.unit === 'value' ? bounds.upper : inside.at(-1)?.value;
  if (lowest === undefined || highest === undefined) return [];
  return samples.map(({ value, count }) => ({
    value: Math.min(highest, Math.max(lowest, value)),
    count,
  }));
}
