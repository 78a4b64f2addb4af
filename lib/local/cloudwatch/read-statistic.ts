import { StatisticSet } from './statistic-set';
import { trimmedStatistic } from './trimmed-statistic';

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
 * Finds the reader of a statistic by its name: Sum, Average, Minimum, Maximum, SampleCount, or an extended one.
 * undefined for a name that is not spoken here.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
export function readStatistic(name: string): ReadStatistic | undefined {
  return Object.hasOwn(SIMPLE, name) ? SIMPLE[name] : readExtendedStatistic(name);
}

/** The same for percentiles (p0 to p100) and the trimmed statistics, which need to know how values were spread. */
export function readExtendedStatistic(name: string): ReadStatistic | undefined {
  const percent = Number(/^p(\d{1,3}(?:\.\d{1,10})?)$/.exec(name)?.[1]);
  if (percent <= 100) return (sets) => merged(sets)?.percentile(percent);
  const trimmed = trimmedStatistic(name);
  return (
    trimmed &&
    ((sets) => {
      const samples = merged(sets)?.samples();
      return samples && trimmed(samples);
    })
  );
}

function merged(sets: readonly StatisticSet[]): StatisticSet | undefined {
  if (sets.length === 1) return sets[0];
  const all = new StatisticSet();
  for (const set of sets) all.merge(set);
  return all;
}
