import { z } from 'zod';
import {
  dimensionsSchema,
  metricDataQuerySchema,
  nameSchema,
  periodSchema,
  statisticSchema,
  unitSchema,
} from '@/lib/local/cloudwatch/input-schemas';
import { timestampSchema } from '@/lib/local/cloudwatch/parse-input';

const MAX_METRICS = 20;
const MAX_NAMES = 100;

const alarmNameSchema = nameSchema.regex(/^\P{Cc}*$/u, 'an alarm name has no control characters');
const actions = z.array(z.string().min(1).max(1_024)).max(5).default([]);
const stateSchema = z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']);
const typesSchema = z
  .array(z.enum(['MetricAlarm', 'CompositeAlarm', 'LogAlarm']))
  .default(['MetricAlarm']);

const common = {
  AlarmName: alarmNameSchema,
  AlarmDescription: z.string().max(1_024).optional(),
  ActionsEnabled: z.boolean().default(true),
  OKActions: actions,
  AlarmActions: actions,
  InsufficientDataActions: actions,
};

/**
 * What else the service takes is left aside: tags, warm-up, and criteria in PromQL. EvaluateLowSampleCountPercentile is kept
 * and told back, but not acted on: it would need the sample counts behind every point of a percentile.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export const putMetricAlarmSchema = z.object({
  ...common,
  MetricName: nameSchema.optional(),
  Namespace: nameSchema.optional(),
  Statistic: statisticSchema.optional(),
  ExtendedStatistic: z.string().optional(),
  Dimensions: dimensionsSchema,
  Period: periodSchema.optional(),
  Unit: unitSchema.optional(),
  EvaluationPeriods: z.int().min(1),
  DatapointsToAlarm: z.int().min(1).optional(),
  Threshold: z.number(),
  ComparisonOperator: z.enum([
    'GreaterThanThreshold',
    'GreaterThanOrEqualToThreshold',
    'LessThanThreshold',
    'LessThanOrEqualToThreshold',
  ]),
  TreatMissingData: z.enum(['breaching', 'notBreaching', 'ignore', 'missing']).optional(),
  EvaluateLowSampleCountPercentile: z.enum(['evaluate', 'ignore']).optional(),
  Metrics: z.array(metricDataQuerySchema).min(1).max(MAX_METRICS).optional(),
});

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html */
export const putCompositeAlarmSchema = z.object({
  ...common,
  AlarmRule: z.string().min(1).max(10_240),
  ActionsSuppressor: z.string().min(1).max(1_600).optional(),
  ActionsSuppressorWaitPeriod: z.int().min(0).optional(),
  ActionsSuppressorExtensionPeriod: z.int().min(0).optional(),
});

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html */
export const describeAlarmsSchema = z.object({
  AlarmNames: z.array(alarmNameSchema).max(MAX_NAMES).optional(),
  AlarmNamePrefix: nameSchema.optional(),
  AlarmTypes: typesSchema,
  ChildrenOfAlarmName: nameSchema.optional(),
  ParentsOfAlarmName: nameSchema.optional(),
  StateValue: stateSchema.optional(),
  ActionPrefix: z.string().min(1).max(1_024).optional(),
  MaxRecords: z.int().min(1).max(100).default(50),
  NextToken: z.string().optional(),
});

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmsForMetric.html */
export const describeAlarmsForMetricSchema = z.object({
  MetricName: nameSchema,
  Namespace: nameSchema,
  Statistic: statisticSchema.optional(),
  ExtendedStatistic: z.string().optional(),
  Dimensions: dimensionsSchema,
  Period: periodSchema.optional(),
  Unit: unitSchema.optional(),
});

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html */
export const describeAlarmHistorySchema = z.object({
  AlarmName: nameSchema.optional(),
  AlarmTypes: typesSchema,
  HistoryItemType: z
    .enum([
      'ConfigurationUpdate',
      'StateUpdate',
      'Action',
      'AlarmContributorStateUpdate',
      'AlarmContributorAction',
    ])
    .optional(),
  StartDate: timestampSchema.optional(),
  EndDate: timestampSchema.optional(),
  MaxRecords: z.int().min(1).max(100).default(100),
  NextToken: z.string().optional(),
  ScanBy: z.enum(['TimestampDescending', 'TimestampAscending']).default('TimestampDescending'),
});

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html */
export const setAlarmStateSchema = z.object({
  AlarmName: alarmNameSchema,
  StateValue: stateSchema,
  StateReason: z.string().max(1_023),
  StateReasonData: z.string().max(4_000).optional(),
});

/** Of EnableAlarmActions, DisableAlarmActions and DeleteAlarms. */
export const alarmNamesSchema = z.object({ AlarmNames: z.array(alarmNameSchema).max(MAX_NAMES) });

export type AlarmState = z.output<typeof stateSchema>;
export type MetricAlarmSettings = z.output<typeof putMetricAlarmSchema>;
export type CompositeAlarmSettings = z.output<typeof putCompositeAlarmSchema>;
