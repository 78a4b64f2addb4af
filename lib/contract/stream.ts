import { z } from 'zod';

export const streamStatusSchema = z.enum(['CREATING', 'DELETING', 'ACTIVE', 'UPDATING']);
export type StreamStatus = z.infer<typeof streamStatusSchema>;

export const streamModeSchema = z.enum(['PROVISIONED', 'ON_DEMAND']);
export type StreamMode = z.infer<typeof streamModeSchema>;

export const streamListItemSchema = z.object({
  name: z.string(),
  arn: z.string(),
  status: streamStatusSchema,
  mode: streamModeSchema,
  createdAtMs: z.number().nullable(),
});
export type StreamListItem = z.infer<typeof streamListItemSchema>;

/** Every stream of the connection, sorted by name; the listing is paged through on the server. */
export const streamsAnswerSchema = z.object({ streams: z.array(streamListItemSchema) });
export type StreamsAnswer = z.infer<typeof streamsAnswerSchema>;

export const streamDetailSchema = streamListItemSchema.extend({
  openShards: z.int(),
  retentionHours: z.number(),
  encryption: z.object({ type: z.enum(['NONE', 'KMS']), keyId: z.string().nullable() }),
  enhancedMetrics: z.array(z.string()).describe('Shard-level metrics that are switched on'),
  consumers: z.int().nullable().describe('Registered enhanced fan-out consumers'),
  maxRecordSizeKiB: z.int().describe('Largest record the stream takes, in KiB'),
  keysDecideShard: z
    .boolean()
    .describe(
      'false on on-demand streams with record distribution AUTO, where keys decide nothing',
    ),
});
export type StreamDetail = z.infer<typeof streamDetailSchema>;
