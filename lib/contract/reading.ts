import { z } from 'zod';
import { problemSchema } from '@/lib/contract/problem';
import { recordViewSchema, unevaluatedSchema } from '@/lib/contract/record';

/** Longest filter in characters. */
export const MAX_FILTER_CHARACTERS = 10_000;
/** Shards that one tail or search reads at most. */
export const MAX_SHARDS_AT_ONCE = 100;

export const shardProblemSchema = z.object({ code: z.string(), detail: z.string() });

/** What this process takes of a shard, over all its viewers, and where the shared reader stands. */
export const shardLoadSchema = z.object({
  shard: z.string(),
  state: z
    .enum(['live', 'catching_up', 'throttled', 'ended', 'failed'])
    .describe('ended: the shard is closed and read to its end'),
  callsPerSecond: z
    .number()
    .describe('Our GetRecords calls over the last 10 s; consumers share 5 a second'),
  bytesPerSecond: z.number().describe('What they brought; consumers share 2 MB a second'),
  capacityShare: z.number().describe('The larger of the two shares; 1 is the whole shard'),
  millisBehindLatest: z.number().nullable(),
  problem: shardProblemSchema.nullable(),
});
export type ShardLoad = z.infer<typeof shardLoadSchema>;

export const keyCountSchema = z.object({
  partitionKey: z.string(),
  shards: z.array(z.string()),
  records: z.int(),
  bytes: z.int(),
});
export type KeyCount = z.infer<typeof keyCountSchema>;

/** Partition keys and shards of what has been read: who is hot. */
export const keyTallySchema = z.object({
  records: z.int(),
  bytes: z.int(),
  distinctKeys: z.int().describe('At least so many; exact while `exact`'),
  exact: z
    .boolean()
    .describe('false when there were more keys than are counted: counts are then upper bounds'),
  byRecords: z.array(keyCountSchema).describe('The top 20 by records'),
  byBytes: z.array(keyCountSchema).describe('The top 20 by bytes'),
  shards: z.array(z.object({ shard: z.string(), records: z.int(), bytes: z.int() })),
});
export type KeyTally = z.infer<typeof keyTallySchema>;

const recordsMessageSchema = z.object({
  type: z.literal('records'),
  records: z.array(recordViewSchema).describe('At most 200, in arrival order'),
});
const keysMessageSchema = z.object({ type: z.literal('keys'), keys: keyTallySchema });
const cursorSchema = z
  .string()
  .describe(
    'Give it back as `cursor` to go on exactly behind the last examined record of each shard',
  );
const countsSchema = {
  scanned: z.int().describe('Records examined; each of an aggregate counts'),
  matched: z.int(),
  bytes: z.int().describe('Bytes read from the stream'),
  unevaluated: unevaluatedSchema.nullable(),
  cursor: cursorSchema,
};

/** One line of a live tail. */
export const tailMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('open'),
    stream: z.string(),
    atMs: z.number(),
    shards: z.array(z.string()),
    resumed: z.boolean().describe('Whether it goes on from a cursor'),
    notices: z.array(z.string()),
  }),
  recordsMessageSchema,
  z.object({
    type: z.literal('gap'),
    shard: z.string(),
    fromMs: z.number().nullable(),
    toMs: z.number().nullable(),
    detail: z.string().describe('Why records are missing here, such as a start before retention'),
  }),
  z.object({
    type: z.literal('shards'),
    closed: z.array(z.string()).describe('Read to their end'),
    opened: z.array(z.string()).describe('Their children, read from the start'),
  }),
  z.object({
    type: z.literal('status'),
    atMs: z.number(),
    ...countsSchema,
    dropped: z
      .int()
      .describe('Records given up since the start because the viewer took them too slowly'),
    lagMs: z.number().nullable().describe('The furthest that a shard is behind its tip'),
    shards: z.array(shardLoadSchema),
    viewers: z
      .int()
      .describe('How many follow these shards through this process, this one included'),
  }),
  keysMessageSchema,
  z.object({ type: z.literal('problem'), problem: problemSchema }).describe('The last line'),
]);
export type TailMessage = z.infer<typeof tailMessageSchema>;

export const SEARCH_READERS = ['polling', 'fan_out'] as const;
export const SEARCH_ENDS = ['range_end', 'limit', 'budget', 'stopped', 'failed'] as const;
export type SearchEnd = (typeof SEARCH_ENDS)[number];

export const shardProgressSchema = z.object({
  shard: z.string(),
  state: z.enum(['waiting', 'reading', 'throttled', 'done', 'failed']),
  progress: z.number().describe('Share of the time range that was read, 0 to 1'),
  positionMs: z.number().nullable().describe('Arrival of the last record examined'),
  scanned: z.int(),
  matched: z.int(),
  bytes: z.int(),
  calls: z.int().describe('GetRecords calls, or events of a fan-out subscription'),
  problem: shardProblemSchema.nullable(),
});
export type ShardProgress = z.infer<typeof shardProgressSchema>;

/** One line of a search over a time range. */
export const searchMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('open'),
    stream: z.string(),
    fromMs: z.number(),
    toMs: z.number(),
    shards: z.array(z.string()),
    reader: z.enum(SEARCH_READERS),
    raisesIteratorAge: z
      .boolean()
      .describe('Whether reading records so old will show in the stream’s iterator age metric'),
    notices: z.array(z.string()),
  }),
  recordsMessageSchema,
  z.object({
    type: z.literal('progress'),
    atMs: z.number(),
    ...countsSchema,
    progress: z.number().describe('Share of the time range over all shards, 0 to 1'),
    recordsPerSecond: z.number(),
    timeLeftMs: z.number().nullable(),
    shards: z.array(shardProgressSchema),
  }),
  keysMessageSchema,
  z.object({
    type: z.literal('end'),
    reason: z.enum(SEARCH_ENDS),
    detail: z.string().describe('One sentence'),
    cursor: cursorSchema.nullable().describe('null when nothing is left to read'),
  }),
  z.object({ type: z.literal('problem'), problem: problemSchema }).describe('The last line'),
]);
export type SearchMessage = z.infer<typeof searchMessageSchema>;

export const filterFaultSchema = z.object({
  message: z.string(),
  from: z.int().describe('UTF-16 offsets into the filter'),
  to: z.int(),
});
export const filterCheckSchema = z.object({ fault: filterFaultSchema.nullable() });
export type FilterCheck = z.infer<typeof filterCheckSchema>;

/** A time in which this process read old records, so that the iterator age metric shows its reads. */
export const ownReadSchema = z.object({
  fromMs: z.number(),
  toMs: z.number(),
  oldestAgeMs: z.number().describe('Age of the oldest record that a call ended on'),
});
export type OwnRead = z.infer<typeof ownReadSchema>;
