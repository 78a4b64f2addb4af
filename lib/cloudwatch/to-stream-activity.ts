import type { SeriesId, StreamActivity } from '@/lib/contract/metrics';
import type { StreamDetail } from '@/lib/contract/stream';
import { streamHealth } from '@/lib/series/stream-health';
import { mean, newest, total, worstShare } from './window-figures';

export type ActivityStream = Pick<
  StreamDetail,
  'name' | 'status' | 'openShards' | 'retentionHours'
>;

/** Ten a stream, so that one call of 500 serves 50 streams. */
export const ACTIVITY_SERIES = [
  'incomingRecords',
  'incomingBytes',
  'outgoingRecords',
  'outgoingBytes',
  'iteratorAge',
  'writeThrottled',
  'readThrottled',
  'getRecordsSuccess',
  'putRecordSuccess',
  'putRecordsSuccess',
] as const satisfies readonly SeriesId[];
export type ActivitySeriesId = (typeof ACTIVITY_SERIES)[number];

const WINDOW_MINUTES = 5;
const HEALTH_MINUTES = 15;
const HOUR_MS = 3_600_000;
export const ACTIVITY_WINDOW_SECONDS = WINDOW_MINUTES * 60;

type Values = (number | null)[];

/** One row of the streams page out of minute by minute values, oldest first, the newest complete minute last. */
export function toStreamActivity(
  { name, status, openShards, retentionHours }: ActivityStream,
  timestampsMs: number[],
  valuesOf: (id: ActivitySeriesId) => Values,
): StreamActivity {
  const lately = (id: ActivitySeriesId) => valuesOf(id).slice(-WINDOW_MINUTES);
  const forHealth = (id: ActivitySeriesId) => valuesOf(id).slice(-HEALTH_MINUTES);
  const health = streamHealth({
    status,
    openShards,
    retentionMs: retentionHours * HOUR_MS,
    incomingRecordsPerSecond: forHealth('incomingRecords'),
    incomingBytesPerSecond: forHealth('incomingBytes'),
    outgoingRecordsPerSecond: forHealth('outgoingRecords'),
    iteratorAgeMs: forHealth('iteratorAge'),
    writeThrottledRecords: forHealth('writeThrottled'),
    readThrottledCalls: forHealth('readThrottled'),
    success: {
      GetRecords: forHealth('getRecordsSuccess'),
      PutRecord: forHealth('putRecordSuccess'),
      PutRecords: forHealth('putRecordsSuccess'),
    },
  });
  return {
    stream: name,
    openShards,
    retentionHours,
    incomingRecordsPerSecond: mean(lately('incomingRecords')),
    incomingBytesPerSecond: mean(lately('incomingBytes')),
    outgoingRecordsPerSecond: mean(lately('outgoingRecords')),
    outgoingBytesPerSecond: mean(lately('outgoingBytes')),
    capacityShare: worstShare(lately('incomingRecords'), lately('incomingBytes'), openShards),
    iteratorAgeMs: newest(lately('iteratorAge')),
    writeThrottledRecords: total(lately('writeThrottled')),
    readThrottledCalls: total(lately('readThrottled')),
    sparkline: {
      timestampsMs,
      incomingRecordsPerSecond: valuesOf('incomingRecords'),
      outgoingRecordsPerSecond: valuesOf('outgoingRecords'),
      iteratorAgeMs: valuesOf('iteratorAge'),
    },
    health: health.level,
    findings: health.findings,
  };
}
