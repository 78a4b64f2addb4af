import type { Clock } from '@/lib/clock';
import { CloudWatchFault } from './cloudwatch-fault';
import { identityOf, type MetricDatum, putMetricDataSchema } from './input-schemas';
import type { MetricStore } from './metric-store';
import { parseInput } from './parse-input';
import type { StatisticSet } from './statistic-set';

const HOUR_MS = 3_600_000;
const OLDEST_MS = 14 * 24 * HOUR_MS;
const NEWEST_MS = 2 * HOUR_MS;

/** Stores metrics of one's own: single values, values with counts, or finished statistic sets. All of a call, or none. */
export function putMetricData(
  { store, clock }: { store: MetricStore; clock: Clock },
  raw: unknown,
) {
  const { Namespace, MetricData } = parseInput(putMetricDataSchema, raw);
  const nowMs = clock.now();
  const writes = MetricData.map((datum, index) => {
    const timeMs = datum.Timestamp ?? nowMs;
    const parameter = `MetricData.member.${index + 1}`;
    if (timeMs < nowMs - OLDEST_MS || timeMs > nowMs + NEWEST_MS) {
      throw new CloudWatchFault(
        'InvalidParameterValueException',
        `The parameter ${parameter}.Timestamp must be no more than two weeks in the past and two hours in the future.`,
      );
    }
    return {
      metric: identityOf({ ...datum, Namespace }),
      unit: datum.Unit,
      timeMs,
      write: writeOf(datum, parameter),
    };
  });
  for (const { write, ...placed } of writes) store.write(placed, write);
  return undefined;
}

function writeOf(datum: MetricDatum, parameter: string): (set: StatisticSet) => void {
  const { Value, Values, Counts, StatisticValues } = datum;
  if ([Value, Values, StatisticValues].filter((one) => one !== undefined).length !== 1) {
    throw new CloudWatchFault(
      'InvalidParameterCombinationException',
      `${parameter} must have exactly one of Value, Values and StatisticValues.`,
    );
  }
  if (Counts && Counts.length !== Values?.length) {
    throw new CloudWatchFault(
      'InvalidParameterCombinationException',
      `${parameter} must have as many Counts as Values.`,
    );
  }
  return (set) => {
    if (Value !== undefined) set.add(Value);
    for (const [index, value] of (Values ?? []).entries()) set.add(value, Counts?.[index] ?? 1);
    if (StatisticValues) {
      const { SampleCount, Sum, Minimum, Maximum } = StatisticValues;
      set.addStatistics({ count: SampleCount, sum: Sum, min: Minimum, max: Maximum });
    }
  };
}
