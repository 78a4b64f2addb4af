import { z } from 'zod';
import { rangeSchema } from '@/lib/contract/metrics';
import {
  explicitHashKeySchema,
  instantSchema,
  partitionKeySchema,
  sequenceNumberSchema,
  shardIdSchema,
  streamNameSchema,
} from '@/lib/contract/names';
import { READ_FROM } from '@/lib/contract/record';
import { filterTextSchema } from './reading-query-schemas';

const MAX_ACTIVITY_STREAMS = 50;
const MAX_ACTIVITY_SHARDS = 100;
const MAX_SAMPLE_RECORDS = 1_000;
const MAX_WHOLE_RECORDS = 10;

export const activityQuerySchema = z.strictObject({
  stream: z
    .array(streamNameSchema)
    .min(1, 'name at least one stream')
    .max(MAX_ACTIVITY_STREAMS, `at most ${MAX_ACTIVITY_STREAMS} streams at once`),
});

export const shardsActivityQuerySchema = z.strictObject({
  shard: z
    .array(shardIdSchema)
    .min(1, 'name at least one shard')
    .max(MAX_ACTIVITY_SHARDS, `at most ${MAX_ACTIVITY_SHARDS} shards at once`),
});

export const metricsQuerySchema = z
  .strictObject({
    range: rangeSchema.optional().describe('Up to now; 1h when neither range nor from and to'),
    from: instantSchema.optional(),
    to: instantSchema.optional(),
    period: z.enum(['auto', '60', '300', '900', '3600']).default('auto').describe('Seconds'),
  })
  .superRefine(({ range, from, to }, context) => {
    const fault = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (range && (from !== undefined || to !== undefined)) {
      fault('range', 'give either range, or from and to');
    } else if (from !== undefined && to === undefined) {
      fault('to', 'is needed with from');
    } else if (from === undefined && to !== undefined) {
      fault('from', 'is needed with to');
    } else if (from !== undefined && to !== undefined && from >= to) {
      fault('from', 'is not before to');
    }
  });

export const locateQuerySchema = z
  .strictObject({
    key: partitionKeySchema.optional(),
    hashKey: explicitHashKeySchema.optional(),
  })
  .superRefine(({ key, hashKey }, context) => {
    if ((key === undefined) !== (hashKey === undefined)) return;
    context.addIssue({ code: 'custom', path: ['key'], message: 'give either key or hashKey' });
  });

export const recordsQuerySchema = z
  .strictObject({
    shard: shardIdSchema.optional().describe('All shards when absent'),
    from: z.enum(READ_FROM).default('latest'),
    at: z
      .string()
      .max(200)
      .optional()
      .describe('A time for from=time; a sequence number for from=sequence and from=after'),
    limit: z
      .string()
      .regex(/^\d{1,4}$/, `is a whole number from 1 to ${MAX_SAMPLE_RECORDS}`)
      .transform(Number)
      .pipe(
        z.int().min(1, 'is at least 1').max(MAX_SAMPLE_RECORDS, `is at most ${MAX_SAMPLE_RECORDS}`),
      )
      .default(100),
    filter: filterTextSchema.optional().describe('Of the records read, only these are answered'),
    payload: z.enum(['preview', 'full']).default('preview'),
  })
  .superRefine(({ shard, from, at, limit, payload }, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const atFault = faultOfAt(from, at);
    if (atFault) fault('at', atFault);
    if ((from === 'sequence' || from === 'after') && shard === undefined) {
      fault('shard', `is needed with from=${from}`);
    }
    if (payload === 'full' && limit > MAX_WHOLE_RECORDS) {
      fault('limit', `is at most ${MAX_WHOLE_RECORDS} with payload=full`);
    }
  });

function faultOfAt(from: (typeof READ_FROM)[number], at: string | undefined): string | undefined {
  if (from === 'latest' || from === 'oldest') {
    return at === undefined ? undefined : `has no place with from=${from}`;
  }
  if (at === undefined) return `is needed with from=${from}`;
  const schema = from === 'time' ? instantSchema : sequenceNumberSchema;
  return schema.safeParse(at).error?.issues[0]?.message;
}
