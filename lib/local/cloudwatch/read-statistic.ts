import type { StatisticSet } from './statistic-set';

/** Takes one figure out of a set; undefined where the set does not hold it. */
export type ReadStatistic = (set: StatisticSet) => number | undefined;

const SIMPLE: Readonly<Record<string, ReadStatistic>> = {
  Average: (set) => set.sum / set.count,
  Maximum: (set) => set.max,
  Minimum: (set) => set.min,
  SampleCount: (set) => set.count,
  Sum: (set) => set.sum,
};

/**
 * Finds the reader of a statistic by its name: Sum, Average, Minimum, Maximum, SampleCount, or a percentile from p0 to p100.
 * undefined for a name that is not spoken here.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
export function readStatistic(name: string): ReadStatistic | undefined {
  if (Object.hasOwn(SIMPLE, name)) return SIMPLE[name];
  const percent = Number(/^p(\d{1,3}(?:\.\d{1,10})?)$/.exec(name)?.[1]);
  return percent <= 100 ? (set) => set.percentile(percent) : undefined;
}
