import { z } from 'zod';
import { type MetricIdentity, sortDimensions } from './metric-store';
import { timestampSchema } from './parse-input';

const MAX_QUERIES = 500;
const MAX_DIMENSIONS = 30;
const MAX_DATUMS = 1_000;
const MAX_VALUES = 150;
export const MAX_DATAPOINTS = 100_800;

export const nameSchema = z.string().min(1).max(255);

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html */
const dimension = z.object({
  Name: z
    .string()
    .regex(
      /^[^:].{0,254}$/s,
      'a dimension name has 1 to 255 characters and does not start with a colon',
    ),
  Value: z.string().min(1).max(1_024),
});
export const dimensionsSchema = z.array(dimension).max(MAX_DIMENSIONS).default([]);

export const unitSchema = z.enum([
  'Seconds',
  'Microseconds',
  'Milliseconds',
  'Bytes',
  'Kilobytes',
  'Megabytes',
  'Gigabytes',
  'Terabytes',
  'Bits',
  'Kilobits',
  'Megabits',
  'Gigabits',
  'Terabits',
  'Percent',
  'Count',
  'Bytes/Second',
  'Kilobytes/Second',
  'Megabytes/Second',
  'Gigabytes/Second',
  'Terabytes/Second',
  'Bits/Second',
  'Kilobits/Second',
  'Megabits/Second',
  'Gigabits/Second',
  'Terabits/Second',
  'Count/Second',
  'None',
]);

export const statisticSchema = z.enum(['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum']);

/** 1, 5, 10, 20, 30 or a multiple of 60 seconds; figures are kept by the minute. */
export const periodSchema = z
  .int()
  .refine(
    (seconds) => [1, 5, 10, 20, 30].includes(seconds) || (seconds > 0 && seconds % 60 === 0),
    {
      message: 'a period is 1, 5, 10, 20, 30 or a multiple of 60 seconds',
    },
  );

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html */
export const metricDataQuerySchema = z.object({
  Id: z
    .string()
    .regex(
      /^[a-z][a-zA-Z0-9_]{0,254}$/,
      'an id starts with a lower-case letter, then letters, digits and "_"',
    ),
  MetricStat: z
    .object({
      Metric: z
        .object({ Namespace: nameSchema, MetricName: nameSchema, Dimensions: dimensionsSchema })
        .transform(identityOf),
      Period: periodSchema,
      Stat: z.string(),
      Unit: unitSchema.optional(),
    })
    .optional(),
  Expression: z.string().min(1).max(2_048).optional(),
  Label: z.string().optional(),
  ReturnData: z.boolean().default(true),
  Period: periodSchema.optional(),
});
export type MetricDataQuery = z.output<typeof metricDataQuerySchema>;

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
export const getMetricDataSchema = z.object({
  MetricDataQueries: z.array(metricDataQuerySchema).max(MAX_QUERIES),
  StartTime: timestampSchema,
  EndTime: timestampSchema,
  NextToken: z.string().optional(),
  ScanBy: z.enum(['TimestampDescending', 'TimestampAscending']).default('TimestampDescending'),
  MaxDatapoints: z.int().min(1).default(MAX_DATAPOINTS),
});
export type GetMetricDataInput = z.output<typeof getMetricDataSchema>;

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html */
export const getMetricStatisticsSchema = z.object({
  Namespace: nameSchema,
  MetricName: nameSchema,
  Dimensions: dimensionsSchema,
  StartTime: timestampSchema,
  EndTime: timestampSchema,
  Period: periodSchema,
  Statistics: z.array(statisticSchema).max(5).default([]),
  ExtendedStatistics: z.array(z.string()).max(10).default([]),
  Unit: unitSchema.optional(),
});

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html */
export const listMetricsSchema = z.object({
  Namespace: nameSchema.optional(),
  MetricName: nameSchema.optional(),
  Dimensions: z
    .array(z.object({ Name: nameSchema, Value: z.string().min(1).max(1_024).optional() }))
    .max(10)
    .default([]),
  RecentlyActive: z.literal('PT3H').optional(),
  NextToken: z.string().optional(),
});

const statisticValues = z.object({
  SampleCount: z.number().positive(),
  Sum: z.number(),
  Minimum: z.number(),
  Maximum: z.number(),
});

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html */
export const putMetricDataSchema = z.object({
  Namespace: nameSchema.refine((text) => !text.startsWith('AWS/'), {
    message: 'a namespace of one’s own does not start with AWS/',
  }),
  MetricData: z
    .array(
      z.object({
        MetricName: nameSchema,
        Dimensions: dimensionsSchema,
        Timestamp: timestampSchema.optional(),
        Value: z.number().optional(),
        StatisticValues: statisticValues.optional(),
        Values: z.array(z.number()).max(MAX_VALUES).optional(),
        Counts: z.array(z.number().positive()).max(MAX_VALUES).optional(),
        Unit: unitSchema.default('None'),
      }),
    )
    .max(MAX_DATUMS)
    .default([]),
});
export type MetricDatum = z.output<typeof putMetricDataSchema>['MetricData'][number];

interface WireMetric {
  Namespace: string;
  MetricName: string;
  Dimensions: { Name: string; Value: string }[];
}

export function identityOf({ Namespace, MetricName, Dimensions }: WireMetric): MetricIdentity {
  return { namespace: Namespace, name: MetricName, dimensions: sortDimensions(Dimensions) };
}

/** A metric as the service's answers name it. */
export function toWireMetric({ namespace, name, dimensions }: MetricIdentity) {
  return { Namespace: namespace, MetricName: name, Dimensions: dimensions };
}
