import { z } from 'zod';

export const READ_FROM = ['latest', 'oldest', 'time', 'sequence', 'after'] as const;
export type ReadFrom = (typeof READ_FROM)[number];

export const decodeStepSchema = z.object({
  step: z.string().describe('What was tried, such as json, text, hex'),
  ok: z.boolean(),
  detail: z.string().describe('What came of it, or the reason why it failed'),
});
export type DecodeStep = z.infer<typeof decodeStepSchema>;

/** What the decode chain knows, in the order in which it is tried; `text` and `hex` always end it. */
export const DECODE_STEPS = [
  'kpl',
  'gzip',
  'zlib',
  'zstd',
  'brotli',
  'glue',
  'utf-8',
  'cloudwatch-logs',
  'json',
  'json-lines',
  'avro',
  'protobuf',
  'msgpack',
  'cbor',
  'text',
  'hex',
] as const;
export type DecodeStepName = (typeof DECODE_STEPS)[number];

const MAX_SCHEMA_CHARACTERS = 1_000_000;

/** How a stream's records are to be decoded. Empty: by what the bytes say of themselves. */
export const decodeSettingsSchema = z.object({
  steps: z
    .array(z.enum(DECODE_STEPS))
    .optional()
    .describe('Only these are tried, and tried also where the bytes do not look like it'),
  avroSchema: z.string().max(MAX_SCHEMA_CHARACTERS).optional().describe('Avro schema as JSON'),
  protobuf: z
    .object({
      proto: z.string().max(MAX_SCHEMA_CHARACTERS).describe('Text of a .proto file'),
      messageType: z.string().min(1).describe('Such as shop.Order'),
    })
    .optional(),
});
export type DecodeSettings = z.infer<typeof decodeSettingsSchema>;

const shownTextSchema = z.object({
  kind: z.enum(['json', 'text', 'hex']),
  text: z.string(),
  truncated: z.boolean().describe('true when the text was cut; ask for payload=full'),
});

const logEventSchema = z.object({
  id: z.string(),
  timestampMs: z.number(),
  message: z.string(),
});
export type LogEvent = z.infer<typeof logEventSchema>;

export const decodedDataSchema = shownTextSchema.extend({
  text: z
    .string()
    .describe(
      'The record’s exact text, or the JSON of a binary format (json), or lower-case hex digits (hex); cut at the payload cap',
    ),
  steps: z.array(decodeStepSchema),
  notices: z
    .array(z.string())
    .describe(
      'What a reader must know, such as numbers that JavaScript cannot hold or duplicate keys',
    ),
  raw: shownTextSchema
    .optional()
    .describe('The record’s own bytes, where they are not the text: it was unpacked or translated'),
  logEvents: z
    .array(logEventSchema)
    .optional()
    .describe('Of a CloudWatch Logs envelope, as many as the payload cap admits'),
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
  subRecord: z
    .object({
      index: z.int().describe('Place in the aggregate, from 0'),
      count: z.int().describe('How many the aggregate has in all'),
      explicitHashKey: z.string().nullable(),
    })
    .optional()
    .describe(
      'Set where this is one of the records of a KPL aggregate: key, hash key, size and data are its own',
    ),
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

export const decodingAnswerSchema = z.object({
  settings: decodeSettingsSchema,
  savedAtMs: z.number().nullable().describe('null: automatic, nothing was ever set'),
});
export type DecodingAnswer = z.infer<typeof decodingAnswerSchema>;

/** Records that the filter could not be evaluated on; they count as not matching. */
export const unevaluatedSchema = z.object({
  records: z.int(),
  reason: z.string().describe('That of the newest'),
});
export type Unevaluated = z.infer<typeof unevaluatedSchema>;

export const recordsAnswerSchema = z.object({
  stream: z.string(),
  from: z.enum(READ_FROM),
  records: z.array(recordViewSchema).describe('Newest first for latest, else oldest first'),
  scanned: z.int().describe('Records that the filter was tried on; each of an aggregate counts'),
  unevaluated: unevaluatedSchema.nullable(),
  shards: z.array(shardReadSchema),
  notices: z.array(z.string()).describe('Such as a start before retention that was clamped'),
  raisesIteratorAge: z
    .boolean()
    .describe('true when records old enough were read to show in the stream’s iterator age metric'),
});
export type RecordsAnswer = z.infer<typeof recordsAnswerSchema>;
