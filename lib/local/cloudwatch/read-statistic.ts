import { StatisticSet } from './statistic-set';

/** Takes one figure out of the sets of one period (at least one); undefined where they do not hold it. */
export type ReadStatistic = (sets: readonly StatisticSet[]) => number | undefined;

const total = (sets: readonly StatisticSet[], part: 'count' | 'sum') =>
  sets.reduce((sum, set) => sum + set[part], 0);

const SIMPLE: Readonly<Record<string, ReadStatistic>> = {
  Average: (sets) => total(sets, 'sum') / total(sets, 'count'),
  Maximum: (sets) => sets.reduce((max, set) => Math.max(max, set.max), Number.NEGATIVE_INFINITY),
  Minimum: (sets) => sets.reduce((min, set) => Math.min(min, set.min), Number.POSITIVE_INFINITY),
  SampleCount: (sets) => total(sets, 'count'),
  Sum: (sets) => total(sets, 'sum'),
};

/**
 * Finds the reader of a statistic by its name: Sum, Average, Minimum, Maximum, SampleCount, or a percentile from p0 to p100.
 * undefined for a name that is not spoken here.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
export function readStatistic(name: string): ReadStatistic | undefined {
  if (Object.hasOwn(SIMPLE, name)) return SIMPLE[name];
  const percent = Number(/^p(\d{1,3}(?:\.\d{1,10})?)$/.exec(name)?.[1]);
  return percent <= 100 ? (sets) => percentileOf(sets, percent) : undefined;
}

function percentileOf(sets: readonly StatisticSet[], percent: number): number | undefined {
  const [only] = sets;
  if (sets.length === 1) return only?.percentile(percent);
  const merged = new StatisticSet();
  for (const set of sets) merged.merge(set);
  return merged.percentile(percent);
}
