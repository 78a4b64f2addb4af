import { z } from 'zod';

export const READ_FROM = ['latest', 'oldest', 'time', 'sequence', 'after'] as const;
export type ReadFrom = (typeof READ_FROM)[number];

export const decodeStepSchema = z.object({
  step: z.string().describe('What was tried, such as json, text, hex'),
  ok: z.boolean(),
  detail: z.string().describe('What came of it, or the reason why it failed'),
});
export type DecodeStep = z.infer<typeof decodeStepSchema>;

export const decodedDataSchema = z.object({
  kind: z.enum(['json', 'text', 'hex']),
  text: z
    .string()
    .describe('The exact text (json, text) or lower-case hex digits (hex); cut at the payload cap'),
  truncated: z.boolean().describe('true when the text was cut; ask for payload=full'),
  steps: z.array(decodeStepSchema),
  notices: z
    .array(z.string())
    .describe(
      'What a reader must know, such as numbers that JavaScript cannot hold or duplicate keys',
    ),
});
export type DecodedData = z.infer<typeof decodedDataSchema>;

export const recordViewSchema = z.object({
  shard: z.string(),
  sequenceNumber: z.string(),
  partitionKey: z.string(),
  hashKey: z.string().describe('MD5 of the partition key as a decimal number'),
  arrivalMs: z.number().nullable(),
  sizeBytes: z.int().describe('Bytes of data, without the key'),
  encryption: z.enum(['NONE', 'KMS']),
  data: decodedDataSchema,
});
export type RecordView = z.infer<typeof recordViewSchema>;

export const shardReadSchema = z.object({
  shard: z.string(),
  records: z.int().describe('Records of this shard in the answer'),
  calls: z.int().describe('GetRecords calls spent'),
  millisBehindLatest: z.number().nullable(),
  lastSequenceNumber: z.string().nullable().describe('Read on with from=after&at=<this>'),
  end: z
    .enum(['tip', 'limit', 'shard_end', 'call_budget', 'failed'])
    .describe('Why reading of this shard stopped'),
  problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
});
export type ShardRead = z.infer<typeof shardReadSchema>;

export const recordsAnswerSchema = z.object({
  stream: z.string(),
  from: z.enum(READ_FROM),
  records: z.array(recordViewSchema).describe('Newest first for latest, else oldest first'),
  shards: z.array(shardReadSchema),
  notices: z.array(z.string()).describe('Such as a start before retention that was clamped'),
  raisesIteratorAge: z
    .boolean()
    .describe('true when records old enough were read to show in the stream’s iterator age metric'),
});
export type RecordsAnswer = z.infer<typeof recordsAnswerSchema>;
