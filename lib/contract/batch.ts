import { z } from 'zod';
import { explicitHashKeySchema, partitionKeySchema, shardIdSchema } from '@/lib/contract/names';

export const MAX_BATCH_RECORDS = 10_000;

export const partitionKeyRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('random') }),
  z.strictObject({ kind: z.literal('fixed'), value: partitionKeySchema }),
  z.strictObject({
    kind: z.literal('expression'),
    expression: z
      .string()
      .min(1)
      .max(1_000)
      .describe('Text with placeholders: {{$.path.in.record}}, or any generator of a template'),
  }),
  z
    .strictObject({ kind: z.literal('per_line') })
    .describe('For lines: what stands before the first tab is the key, the rest the record'),
]);
export type PartitionKeyRule = z.infer<typeof partitionKeyRuleSchema>;

export const outgoingRecordSchema = z.strictObject({
  data: z
    .union([z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())])
    .describe('Text is sent as it is; an object or array as JSON'),
  encoding: z
    .enum(['text', 'base64'])
    .default('text')
    .describe('How to read `data` when it is a string'),
  partitionKey: partitionKeySchema.optional().describe('A random one when absent'),
  explicitHashKey: explicitHashKeySchema.optional(),
});

/** What batches and runs have in common. */
export const batchSourceSchema = z.strictObject({
  records: z.array(outgoingRecordSchema).min(1).max(MAX_BATCH_RECORDS).optional(),
  lines: z.string().min(1).optional().describe('One record a line; empty lines are skipped'),
  partitionKey: partitionKeyRuleSchema
    .optional()
    .describe('For records that bring none; random when absent'),
  explicitHashKey: explicitHashKeySchema.optional().describe('For records that bring none'),
  shard: shardIdSchema
    .optional()
    .describe('Every record is sent into this open shard, by an explicit hash key of its range'),
});

/** Exactly one of `records`, `template` and `lines`. */
export const batchRequestSchema = batchSourceSchema
  .extend({
    template: z
      .strictObject({
        text: z.string().min(1).max(1_048_576),
        count: z.int().min(1).max(MAX_BATCH_RECORDS),
      })
      .optional(),
  })
  .superRefine(({ records, template, lines, shard, explicitHashKey }, context) => {
    if ([records, template, lines].filter((one) => one !== undefined).length !== 1) {
      const message = 'give exactly one of records, template and lines';
      context.addIssue({ code: 'custom', message });
    }
    if (shard !== undefined && explicitHashKey !== undefined) {
      const message = 'give either shard or explicitHashKey';
      context.addIssue({ code: 'custom', path: ['shard'], message });
    }
  });
export type BatchRequest = z.input<typeof batchRequestSchema>;

export const verdictSchema = z.object({
  index: z.int().describe('Position in the request, from 0'),
  status: z
    .enum(['delivered', 'failed', 'unknown'])
    .describe(
      'unknown: the call got no answer within the deadline, so the record may be in the stream',
    ),
  partitionKey: z.string(),
  sizeBytes: z.int(),
  shard: z.string().nullable(),
  sequenceNumber: z.string().nullable(),
  attempts: z.int(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  record: outgoingRecordSchema
    .optional()
    .describe('The record as it was made, where it was not delivered: ready to be sent again'),
});
export type Verdict = z.infer<typeof verdictSchema>;

export const batchAnswerSchema = z.object({
  stream: z.string(),
  total: z.int(),
  delivered: z.int(),
  failed: z.int(),
  unknown: z.int(),
  retries: z.int().describe('Times that a record was sent again, summed over records'),
  bytes: z.int(),
  durationMs: z.number(),
  verdicts: z.array(verdictSchema).describe('One for every record, in the order of the request'),
});
export type BatchAnswer = z.infer<typeof batchAnswerSchema>;

export const previewAnswerSchema = z.object({
  stream: z.string(),
  total: z.int(),
  bytes: z.int().describe('Bytes of all records with their keys'),
  records: z
    .array(
      z.object({
        index: z.int(),
        data: z.string(),
        partitionKey: z.string(),
        hashKey: z.string(),
        shard: z.string().nullable(),
        sizeBytes: z.int(),
      }),
    )
    .describe('The first records, as they would be sent'),
  distribution: z
    .array(z.object({ shard: z.string(), records: z.int() }))
    .describe('Records by open shard; empty where keys decide nothing'),
});
export type PreviewAnswer = z.infer<typeof previewAnswerSchema>;
