import { z } from 'zod';

export const shardSchema = z.object({
  id: z.string(),
  state: z.enum(['open', 'closed']),
  parentId: z.string().nullable(),
  adjacentParentId: z.string().nullable().describe('The second parent of a merge'),
  childIds: z.array(z.string()),
  startingHashKey: z.string().describe('Decimal, inclusive'),
  endingHashKey: z.string().describe('Decimal, inclusive'),
  hashShare: z.number().describe('Share of the 128-bit hash key space, 0 to 1'),
  startingSequenceNumber: z.string(),
  endingSequenceNumber: z.string().nullable().describe('null while the shard is open'),
});
export type Shard = z.infer<typeof shardSchema>;

export const shardsAnswerSchema = z.object({
  stream: z.string(),
  shards: z.array(shardSchema),
  openCount: z.int(),
  closedCount: z.int(),
  enhancedMetrics: z.array(z.string()),
});
export type ShardsAnswer = z.infer<typeof shardsAnswerSchema>;

/** Rates of one shard over the window, from enhanced (shard-level) metrics; null where there is no data point. */
export const shardActivitySchema = z.object({
  shard: z.string(),
  incomingRecordsPerSecond: z.number().nullable(),
  incomingBytesPerSecond: z.number().nullable(),
  outgoingBytesPerSecond: z.number().nullable(),
  iteratorAgeMs: z.number().nullable(),
  writeThrottledRecords: z.number().nullable(),
  readThrottledCalls: z.number().nullable(),
  capacityShare: z
    .number()
    .nullable()
    .describe('Worse of bytes and records against one shard, 0 to 1 and more'),
});
export type ShardActivity = z.infer<typeof shardActivitySchema>;

export const shardsActivityAnswerSchema = z.object({
  stream: z.string(),
  windowSeconds: z.int(),
  asOfMs: z.number().describe('End of the newest complete period'),
  rows: z.array(shardActivitySchema),
});
export type ShardsActivityAnswer = z.infer<typeof shardsActivityAnswerSchema>;

export const locateAnswerSchema = z.object({
  hashKey: z.string().describe('Decimal 128-bit hash key'),
  shard: z
    .string()
    .nullable()
    .describe('The open shard that takes it; null where keys decide nothing'),
});
export type LocateAnswer = z.infer<typeof locateAnswerSchema>;
