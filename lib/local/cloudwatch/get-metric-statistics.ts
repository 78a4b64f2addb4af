import type { Clock } from '@/lib/clock';
import { CloudWatchFault } from './cloudwatch-fault';
import { getMetricStatisticsSchema, identityOf } from './input-schemas';
import type { MetricStore } from './metric-store';
import { parseInput } from './parse-input';
import { checkOrder, queryWindow } from './query-window';
import { readExtendedStatistic, readStatistic } from './read-statistic';

const MAX_DATAPOINTS = 1_440;

/** Answers the figures of one metric, oldest first; a period without data has no entry. */
export function getMetricStatistics(
  { store, clock }: { store: MetricStore; clock: Clock },
  raw: unknown,
) {
  const input = parseInput(getMetricStatisticsSchema, raw);
  checkOrder(input.StartTime, input.EndTime);
  if (input.Statistics.length + input.ExtendedStatistics.length === 0) {
    throw new CloudWatchFault(
      'MissingRequiredParameterException',
      'Must specify either Statistics or ExtendedStatistics.',
    );
  }
  const periods = Math.ceil((input.EndTime - input.StartTime) / (input.Period * 1_000));
  if (periods > MAX_DATAPOINTS) {
    throw new CloudWatchFault(
      'InvalidParameterCombinationException',
      `You have requested up to ${periods} datapoints, which exceeds the limit of ${MAX_DATAPOINTS}.`,
    );
  }
  const extended = input.ExtendedStatistics.map((name) => ({
    name,
    read: extendedStatistic(name),
  }));
  const window = queryWindow({
    startMs: input.StartTime,
    endMs: input.EndTime,
    periodSeconds: input.Period,
    nowMs: clock.now(),
  });
  const buckets = store.read(identityOf(input), window, input.Unit);
  return {
    Label: input.MetricName,
    Datapoints: Array.from(buckets)
      .toSorted(([a], [b]) => a - b)
      .map(([startMs, sets]) => ({
        Timestamp: new Date(startMs),
        Unit: input.Unit ?? store.unitOf(identityOf(input)),
        ...Object.fromEntries(input.Statistics.map((name) => [name, readStatistic(name)?.(sets)])),
        ...(extended.length > 0
          ? {
              ExtendedStatistics: Object.fromEntries(
                extended.map(({ name, read }) => [name, read(sets)]),
              ),
            }
          : {}),
      })),
  };
}

function extendedStatistic(name: string) {
  const read = readExtendedStatistic(name);
  if (read) return read;
  throw new CloudWatchFault(
    'InvalidParameterValueException',
    `The value ${name} for parameter ExtendedStatistics is no extended statistic.`,
  );
}
