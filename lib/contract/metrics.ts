import { z } from 'zod';
import { ownReadSchema } from '@/lib/contract/reading';

export const RANGES = ['15m', '1h', '3h', '6h', '12h', '1d', '3d', '7d', '14d'] as const;
export const rangeSchema = z.enum(RANGES);
export type Range = z.infer<typeof rangeSchema>;

export const PERIODS_SECONDS = [60, 300, 900, 3600] as const;

export const SERIES_IDS = [
  'incomingRecords',
  'incomingBytes',
  'outgoingRecords',
  'outgoingBytes',
  'iteratorAge',
  'writeThrottled',
  'readThrottled',
  'failedRecords',
  'getRecordsSuccess',
  'putRecordSuccess',
  'putRecordsSuccess',
  'getRecordsLatency',
  'putRecordLatency',
  'putRecordsLatency',
] as const;
export type SeriesId = (typeof SERIES_IDS)[number];

export const seriesUnitSchema = z.enum(['records/s', 'bytes/s', 'ms', 'records', 'calls', 'ratio']);
export type SeriesUnit = z.infer<typeof seriesUnitSchema>;

export const seriesSchema = z.object({
  id: z.enum(SERIES_IDS),
  metric: z.string().describe('CloudWatch metric name'),
  statistic: z.enum(['Sum', 'Maximum', 'Average']),
  unit: seriesUnitSchema.describe('records/s and bytes/s are Sum ÷ period'),
  values: z
    .array(z.number().nullable())
    .describe('One per entry of timestampsMs; null where CloudWatch has no data point'),
});
export type Series = z.infer<typeof seriesSchema>;

export const metricsAnswerSchema = z.object({
  stream: z.string(),
  fromMs: z.number(),
  toMs: z.number(),
  periodSeconds: z.int(),
  timestampsMs: z.array(z.number()).describe('Start of each period, ascending and without holes'),
  provisionalFromMs: z.number().describe('Points from here on may still change'),
  series: z.array(seriesSchema),
  capacity: z.object({
    openShards: z.int(),
    writeRecordsPerSecond: z.number(),
    writeBytesPerSecond: z.number(),
    readBytesPerSecond: z.number(),
  }),
  retentionMs: z.number(),
  ownReads: z
    .array(ownReadSchema)
    .describe('When our own reads of old records raised the iterator age, oldest first'),
  cost: z.object({
    calls: z
      .int()
      .describe('GetMetricData calls made for this answer; 0 when it came from the shared cache'),
    metrics: z.int().describe('Metrics requested, the unit that CloudWatch bills'),
    estimatedUsd: z.number(),
  }),
});
export type MetricsAnswer = z.infer<typeof metricsAnswerSchema>;

export const findingSchema = z.object({
  id: z.enum([
    'iterator_age_high',
    'data_loss_near',
    'write_capacity_high',
    'write_throttled',
    'read_throttled',
    'calls_failing',
    'no_recent_data',
    'not_active',
  ]),
  level: z.enum(['warning', 'critical', 'info']),
  text: z.string().describe('One sentence: what is wrong, with its figure'),
});
export type Finding = z.infer<typeof findingSchema>;

export const healthLevelSchema = z.enum(['ok', 'warning', 'critical', 'unknown']);
export type HealthLevel = z.infer<typeof healthLevelSchema>;

/** One row of the streams page: figures of the newest complete minutes. */
export const streamActivitySchema = z.object({
  stream: z.string(),
  openShards: z.int(),
  retentionHours: z.number(),
  incomingRecordsPerSecond: z.number().nullable(),
  incomingBytesPerSecond: z.number().nullable(),
  outgoingRecordsPerSecond: z.number().nullable(),
  outgoingBytesPerSecond: z.number().nullable(),
  capacityShare: z
    .number()
    .nullable()
    .describe('Incoming bytes or records against open shards, whichever is worse; 1 is full'),
  iteratorAgeMs: z.number().nullable(),
  writeThrottledRecords: z.number().nullable().describe('Sum over the window'),
  readThrottledCalls: z.number().nullable().describe('Sum over the window'),
  sparkline: z.object({
    timestampsMs: z.array(z.number()),
    incomingRecordsPerSecond: z.array(z.number().nullable()),
    outgoingRecordsPerSecond: z.array(z.number().nullable()),
    iteratorAgeMs: z.array(z.number().nullable()),
  }),
  health: healthLevelSchema,
  findings: z.array(findingSchema),
});
export type StreamActivity = z.infer<typeof streamActivitySchema>;

export const activityAnswerSchema = z.object({
  asOfMs: z.number(),
  windowSeconds: z.int(),
  rows: z.array(streamActivitySchema),
  missing: z.array(z.object({ stream: z.string(), code: z.string(), detail: z.string() })),
});
export type ActivityAnswer = z.infer<typeof activityAnswerSchema>;
