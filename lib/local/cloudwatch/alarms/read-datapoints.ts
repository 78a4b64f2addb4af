import { CloudWatchFault } from '@/lib/local/cloudwatch/cloudwatch-fault';
import { MetricDataScope } from '@/lib/local/cloudwatch/metric-data-scope';
import type { MetricStore } from '@/lib/local/cloudwatch/metric-store';
import type { MetricAlarmDefinition } from './alarm';
import type { Datapoint } from './evaluate-alarm';

/** The service does not tell how far it looks beyond N; in its documentation's examples it is two points. */
const EXTRA_POINTS = 2;

/**
 * The points of an alarm's evaluation range that ends at `endMs`, oldest first. Periods are counted back from the end, so
 * that an alarm over five minutes looks at another five every minute.
 * @throws CloudWatchFault where an expression does not work out
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 */
export function readDatapoints(
  store: MetricStore,
  alarm: MetricAlarmDefinition,
  endMs: number,
): (Datapoint | undefined)[] {
  const { condition, queries, watchedId, periodSeconds } = alarm;
  const periodMs = periodSeconds * 1_000;
  const count = condition.evaluationPeriods + EXTRA_POINTS;
  const fromMs = endMs - count * periodMs;
  const windowOf = () => ({ fromMs, toMs: endMs, periodMs });
  const [series] = new MetricDataScope({ store, queries, windowOf }).seriesOf(watchedId);
  return Array.from({ length: count }, (_, index) => {
    const timeMs = fromMs + index * periodMs;
    const value = series?.points.get(timeMs);
    return value === undefined ? undefined : { timeMs, value };
  });
}

/** The same, without points where an expression stopped working out: one alarm must not hold up the others. */
export function readDatapointsIfAny(...request: Parameters<typeof readDatapoints>) {
  try {
    return readDatapoints(...request);
  } catch (error) {
    if (error instanceof CloudWatchFault) return [];
    throw error;
  }
}
