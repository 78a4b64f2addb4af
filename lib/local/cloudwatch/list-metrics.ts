import type { Clock } from '@/lib/clock';
import { listMetricsSchema, toWireMetric } from './input-schemas';
import { type MetricStore, newestOf, type StoredMetric } from './metric-store';
import { pageOffset, pageToken } from './page-token';
import { parseInput } from './parse-input';

const PAGE = 500;
const HOUR_MS = 3_600_000;
const LISTED_MS = 14 * 24 * HOUR_MS;
const RECENT_MS = 3 * HOUR_MS;

/** Lists the metrics with data in the last two weeks, 500 a page; RecentlyActive narrows that to three hours. */
export function listMetrics({ store, clock }: { store: MetricStore; clock: Clock }, raw: unknown) {
  const { NextToken, ...input } = parseInput(listMetricsSchema, raw);
  const sinceMs = clock.now() - (input.RecentlyActive ? RECENT_MS : LISTED_MS);

  function matches(metric: StoredMetric): boolean {
    const { namespace, name, dimensions } = metric.identity;
    if (input.Namespace !== undefined && input.Namespace !== namespace) return false;
    if (input.MetricName !== undefined && input.MetricName !== name) return false;
    const dimensionsMatch = input.Dimensions.every(({ Name, Value }) =>
      dimensions.some((one) => one.Name === Name && (Value === undefined || Value === one.Value)),
    );
    return dimensionsMatch && newestOf(metric) >= sinceMs;
  }

  const found = Array.from(store.metrics()).filter(matches);
  const offset = pageOffset(NextToken, input);
  const end = offset + PAGE;
  return {
    Metrics: found.slice(offset, end).map(({ identity }) => toWireMetric(identity)),
    ...(end < found.length ? { NextToken: pageToken(end, input) } : {}),
  };
}
