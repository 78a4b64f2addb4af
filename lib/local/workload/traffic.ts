import { loadAppLogs } from './app-logs';
import { loadClicks } from './clicks';
import { loadEarthquakes, loadFlights, type TrafficEvent } from './events';
import { loadTelemetry } from './telemetry';

/** Many records of one key at once: more than its shard takes in a second, so that the service throttles. */
export interface Burst {
  partitionKey: string;
  records: number;
  everyMs: number;
}

export interface Traffic {
  stream: string;
  mode: { shards: number } | 'ON_DEMAND';
  /** Whether the metrics of single shards are switched on. */
  shardMetrics: boolean;
  /** On average; the rate comes and goes in waves around it. */
  recordsPerSecond: number;
  load: () => TrafficEvent[];
  burst?: Burst;
}

/** What flows through the local service while it is demonstrated. */
export const TRAFFIC: readonly Traffic[] = [
  {
    stream: 'flights',
    mode: { shards: 4 },
    shardMetrics: true,
    recordsPerSecond: 20,
    load: () => loadFlights('origin'),
    burst: { partitionKey: 'ORD', records: 1_800, everyMs: 17 * 60_000 },
  },
  {
    stream: 'earthquakes',
    mode: 'ON_DEMAND',
    shardMetrics: false,
    recordsPerSecond: 4,
    load: loadEarthquakes,
  },
  {
    stream: 'arrivals',
    mode: { shards: 2 },
    shardMetrics: false,
    recordsPerSecond: 8,
    load: () => loadFlights('destination'),
  },
  {
    stream: 'clickstream',
    mode: { shards: 2 },
    shardMetrics: false,
    recordsPerSecond: 1,
    load: loadClicks,
  },
  {
    stream: 'app-logs',
    mode: { shards: 1 },
    shardMetrics: false,
    recordsPerSecond: 0.5,
    load: loadAppLogs,
  },
  {
    stream: 'telemetry',
    mode: { shards: 1 },
    shardMetrics: false,
    recordsPerSecond: 2,
    load: loadTelemetry,
  },
];

export interface Consumer {
  name: string;
  stream: string;
  /** Most records of one GetRecords call. */
  limit: number;
  /** Work on one record in milliseconds, at a time of the clock. */
  workMs: (nowMs: number) => number;
}

const MINUTE_MS = 60_000;
const CYCLE_MS = 40 * MINUTE_MS;
const HINDERED_FROM_MS = 4 * MINUTE_MS;
const HINDERED_UNTIL_MS = 26 * MINUTE_MS;

/**
 * The archive's store is slow for 22 of every 40 minutes. Then its busiest shard falls behind by minutes, and
 * catches up when the store has recovered.
 */
function archiveWorkMs(nowMs: number): number {
  const inCycleMs = nowMs % CYCLE_MS;
  return inCycleMs >= HINDERED_FROM_MS && inCycleMs < HINDERED_UNTIL_MS ? 160 : 4;
}

export const CONSUMERS: readonly Consumer[] = [
  { name: 'flights-board', stream: 'flights', limit: 10_000, workMs: () => 0 },
  { name: 'flights-archive', stream: 'flights', limit: 50, workMs: archiveWorkMs },
  { name: 'earthquake-alerts', stream: 'earthquakes', limit: 10_000, workMs: () => 0 },
  { name: 'arrivals-board', stream: 'arrivals', limit: 10_000, workMs: () => 0 },
  { name: 'click-counts', stream: 'clickstream', limit: 10_000, workMs: () => 0 },
  { name: 'log-archive', stream: 'app-logs', limit: 10_000, workMs: () => 0 },
  { name: 'plant-monitor', stream: 'telemetry', limit: 10_000, workMs: () => 0 },
];
