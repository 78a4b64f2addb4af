import type { Finding } from '@/lib/contract/metrics';
import type { StreamStatus } from '@/lib/contract/stream';
import { formatCounted } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import { formatPercent } from '@/lib/format/format-percent';
import { brokenFor } from './broken-for';
import { capacityShare } from './capacity';

type Values = readonly (number | null)[];

/** Figures of the newest complete minutes, one a minute and oldest first. */
export interface HealthFigures {
  status: StreamStatus;
  openShards: number;
  retentionMs: number;
  incomingRecordsPerSecond: Values;
  incomingBytesPerSecond: Values;
  outgoingRecordsPerSecond: Values;
  iteratorAgeMs: Values;
  writeThrottledRecords: Values;
  readThrottledCalls: Values;
  /** Success ratios by operation, such as PutRecords; 1 is all. */
  success: Readonly<Record<string, Values>>;
}

type Check = (figures: HealthFigures) => Finding | undefined;

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html#Kinesis */
const MINUTES = 5;
const DATA_LOSS_MINUTES = 15;
const AGE_LIMIT_MS = 60_000;
const RETENTION_SHARE_LIMIT = 0.5;
const CAPACITY_LIMIT = 0.8;
const SUCCESS_LIMIT = 0.99;

const notActive: Check = ({ status }) => {
  if (status === 'ACTIVE') return undefined;
  const level = status === 'DELETING' ? 'warning' : 'info';
  return { id: 'not_active', level, text: `The stream is ${status}.` };
};

const noRecentData: Check = (figures) => {
  const { incomingRecordsPerSecond, outgoingRecordsPerSecond, iteratorAgeMs } = figures;
  const looked = [incomingRecordsPerSecond, outgoingRecordsPerSecond, iteratorAgeMs];
  if (looked.some((values) => values.some((value) => value !== null))) return undefined;
  const minutes = formatCounted(incomingRecordsPerSecond.length, 'minute');
  return {
    id: 'no_recent_data',
    level: 'info',
    text: `CloudWatch has no data point of the last ${minutes}: nothing was written or read, or nothing was reported.`,
  };
};

/** Looks at up to 15 minutes, as many as there are figures of, but never at fewer than 5. */
const dataLossNear: Check = ({ iteratorAgeMs, retentionMs }) => {
  const minutes = Math.max(MINUTES, Math.min(DATA_LOSS_MINUTES, iteratorAgeMs.length));
  const limitMs = retentionMs * RETENTION_SHARE_LIMIT;
  const ageMs = brokenFor(iteratorAgeMs, minutes, (age) => age > limitMs)?.at(-1);
  if (ageMs === undefined) return undefined;
  const share = formatPercent(ageMs / retentionMs).text;
  return {
    id: 'data_loss_near',
    level: 'critical',
    text: `Consumers are ${formatDuration(ageMs).text} behind, ${share} of retention: records will be lost unless they catch up.`,
  };
};

const iteratorAgeHigh: Check = ({ iteratorAgeMs }) => {
  const ageMs = brokenFor(iteratorAgeMs, MINUTES, (age) => age > AGE_LIMIT_MS)?.at(-1);
  if (ageMs === undefined) return undefined;
  return {
    id: 'iterator_age_high',
    level: 'warning',
    text: `Consumers are ${formatDuration(ageMs).text} behind, and have been more than a minute behind for ${MINUTES} minutes.`,
  };
};

/** The worse finding alone: both say that consumers lag. */
const lagging: Check = (figures) => dataLossNear(figures) ?? iteratorAgeHigh(figures);

const writeCapacityHigh: Check = (figures) => {
  const shares = figures.incomingRecordsPerSecond.map((recordsPerSecond, minute) => {
    const bytesPerSecond = figures.incomingBytesPerSecond[minute] ?? null;
    return capacityShare({ recordsPerSecond, bytesPerSecond }, figures.openShards);
  });
  const broken = brokenFor(shares, MINUTES, (share) => share > CAPACITY_LIMIT);
  if (!broken) return undefined;
  const worst = formatPercent(Math.max(...broken)).text;
  return {
    id: 'write_capacity_high',
    level: 'warning',
    text: `Writes have used more than 80 % of the shards’ capacity for ${MINUTES} minutes, at most ${worst}.`,
  };
};

/** A few refusals are how the limit works, and are only said; refusals in every minute are a warning. */
function throttled(
  id: 'write_throttled' | 'read_throttled',
  values: Values,
  words: { noun: string; limit: string },
): Finding | undefined {
  const recent = values.slice(-MINUTES);
  const total = recent.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  if (total <= 0) return undefined;
  const steady = brokenFor(values, MINUTES, (value) => value > 0) !== undefined;
  const when = `in ${steady ? 'each of ' : ''}the last ${formatCounted(recent.length, 'minute')}`;
  return {
    id,
    level: steady ? 'warning' : 'info',
    text: `${formatCounted(total, words.noun)} exceeded the ${words.limit} limit of a shard ${when}.`,
  };
}

const writeThrottled: Check = ({ writeThrottledRecords }) =>
  throttled('write_throttled', writeThrottledRecords, { noun: 'record', limit: 'write' });

const readThrottled: Check = ({ readThrottledCalls }) =>
  throttled('read_throttled', readThrottledCalls, { noun: 'GetRecords call', limit: 'read' });

/** Names the operation that fails most. */
const callsFailing: Check = ({ success }) => {
  const failing = Object.entries(success).flatMap(([operation, values]) => {
    const broken = brokenFor(values, MINUTES, (ratio) => ratio < SUCCESS_LIMIT);
    return broken ? [{ operation, ratio: Math.min(...broken) }] : [];
  });
  const [worst] = failing.toSorted((a, b) => a.ratio - b.ratio);
  if (!worst) return undefined;
  return {
    id: 'calls_failing',
    level: 'warning',
    text: `${worst.operation} has been failing for ${MINUTES} minutes: in the worst of them ${formatPercent(worst.ratio).text} of calls succeeded.`,
  };
};

/** Every check of a stream's health, each with at most one finding. */
export const HEALTH_CHECKS: readonly Check[] = [
  notActive,
  noRecentData,
  lagging,
  writeCapacityHigh,
  writeThrottled,
  readThrottled,
  callsFailing,
];
