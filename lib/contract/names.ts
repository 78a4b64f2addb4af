import { z } from 'zod';

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html */
export const streamNameSchema = z
  .string()
  .regex(/^[a-zA-Z0-9_.-]{1,128}$/, 'a stream name is 1 to 128 letters, digits, "_", "." or "-"');

export const connectionNameSchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,62}$/,
    'a connection name is 1 to 63 lower-case letters, digits or "-"',
  );

export const shardIdSchema = z
  .string()
  .regex(
    /^shardId-\d{12}$/,
    'a shard id reads shardId- and 12 digits, such as shardId-000000000000',
  );

/** Sequence numbers are decimal strings of up to 129 digits; as JavaScript numbers neighbours would merge. */
export const sequenceNumberSchema = z
  .string()
  .regex(/^(0|[1-9]\d{0,128})$/, 'a sequence number is 1 to 129 decimal digits');

const HASH_KEY_LIMIT = 2n ** 128n;

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecordsRequestEntry.html */
export const explicitHashKeySchema = z
  .string()
  .regex(/^(0|[1-9]\d{0,38})$/, 'a hash key is a decimal number from 0 to 2^128-1')
  .refine((text) => !/^\d{1,39}$/.test(text) || BigInt(text) < HASH_KEY_LIMIT, {
    message: 'a hash key is at most 2^128-1 (340282366920938463463374607431768211455)',
  });

/** Counted in code points, as the service does. */
export const partitionKeySchema = z.string().superRefine((key, context) => {
  const count = Array.from(key).length;
  if (count < 1 || count > 256) {
    context.addIssue({
      code: 'custom',
      message: `a partition key has 1 to 256 characters, this one has ${count}`,
    });
  }
});

/** An instant as ISO 8601 with a zone, or as milliseconds since the epoch; parsed to milliseconds. */
export const instantSchema = z
  .string()
  .max(40)
  .transform((text, context) => {
    const ms = /^\d{1,15}$/.test(text) ? Number(text) : parseIso(text);
    if (Number.isFinite(ms)) return ms;
    context.addIssue({
      code: 'custom',
      message: 'a time is ISO 8601 with a zone (2026-01-31T09:30:00Z) or milliseconds since 1970',
    });
    return z.NEVER;
  });

function parseIso(text: string): number {
  const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
  return iso.test(text) ? Date.parse(text) : Number.NaN;
}
