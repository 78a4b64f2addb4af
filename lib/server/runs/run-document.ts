import { z } from 'zod';
import { runIdSchema, runSchema } from '@/lib/contract/run';

/** What a run's document holds: enough to show it, and to make its records again. */
export const runDocumentSchema = z.object({
  run: runSchema,
  /** Of everything random in its records. */
  seed: z.int(),
  /** Hash key range of the shard that takes every record, where one was chosen. */
  target: z.object({ startingHashKey: z.string(), endingHashKey: z.string() }).nullable(),
  /** Of what was asked for, as JSON; null for a run that sends records of another again. */
  requestBytes: z.int().nullable(),
  resend: z
    .object({ run: runIdSchema, statuses: z.array(z.enum(['failed', 'unknown'])) })
    .nullable(),
  /** The process that works on it. */
  pid: z.int(),
});
export type RunDocument = z.infer<typeof runDocumentSchema>;
