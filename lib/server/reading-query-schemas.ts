import { z } from 'zod';
import { instantSchema, shardIdSchema } from '@/lib/contract/names';
import { MAX_FILTER_CHARACTERS, MAX_SHARDS_AT_ONCE, SEARCH_READERS } from '@/lib/contract/reading';

const MAX_CURSOR_CHARACTERS = 12_000;
const DEFAULT_MATCHES = 1_000;
const MAX_MATCHES = 100_000;
const DEFAULT_BUDGET_MIB = 1_024;
const MAX_BUDGET_MIB = 1_048_576;

export const filterTextSchema = z
  .string()
  .max(MAX_FILTER_CHARACTERS, `a filter has at most ${MAX_FILTER_CHARACTERS} characters`)
  .describe('A CEL expression over data, key, shard, sequence, arrival and size; or a word');

const shardsSchema = z
  .array(shardIdSchema)
  .max(MAX_SHARDS_AT_ONCE, `at most ${MAX_SHARDS_AT_ONCE} shards at once`)
  .optional()
  .describe('All when absent');

const cursorSchema = z
  .string()
  .max(MAX_CURSOR_CHARACTERS, 'is no cursor: it is too long')
  .optional()
  .describe('Of an earlier message: goes on behind it');

const payloadSchema = z.enum(['preview', 'full']).default('preview');

/** A whole number in an address. */
function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, `is a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.int().min(least, `is at least ${least}`).max(most, `is at most ${most}`));
}

export const tailQuerySchema = z.strictObject({
  shard: shardsSchema,
  filter: filterTextSchema.optional(),
  cursor: cursorSchema,
  payload: payloadSchema,
});

export const searchQuerySchema = z
  .strictObject({
    shard: shardsSchema,
    from: instantSchema.describe('Start of the range, inclusive'),
    to: instantSchema.optional().describe('End of the range, inclusive; now when absent'),
    filter: filterTextSchema.optional(),
    limit: wholeNumber(1, MAX_MATCHES)
      .default(DEFAULT_MATCHES)
      .describe('Matches after which to stop'),
    budgetMiB: wholeNumber(1, MAX_BUDGET_MIB)
      .default(DEFAULT_BUDGET_MIB)
      .describe('MiB of records after which to stop'),
    reader: z
      .enum(SEARCH_READERS)
      .default('polling')
      .describe(
        'fan_out registers a consumer of its own while it reads, which costs; needs "operate"',
      ),
    cursor: cursorSchema,
    payload: payloadSchema,
  })
  .superRefine(({ from, to }, context) => {
    if (to === undefined || from < to) return;
    context.addIssue({ code: 'custom', path: ['from'], message: 'is not before to' });
  });

export const filterQuerySchema = z.strictObject({ filter: filterTextSchema });
