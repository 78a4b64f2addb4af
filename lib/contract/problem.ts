import { z } from 'zod';
import { ERROR_CODES } from '@/lib/errors';

/** RFC 9457 problem details, the one shape of every failed answer. */
export const problemSchema = z.object({
  type: z.string().describe('A stable name of the kind of problem: urn:shardlens:problem:<code>'),
  title: z.string(),
  status: z.int(),
  code: z.enum(ERROR_CODES),
  detail: z.string(),
  retryable: z.boolean(),
  requestId: z.string(),
  fields: z
    .array(z.object({ field: z.string(), message: z.string() }))
    .optional()
    .describe('Faults by field of the input, for invalid_input'),
  retryAfterSeconds: z.number().optional(),
  action: z.string().optional().describe('The IAM action that is missing, for access_denied'),
});

export type Problem = z.infer<typeof problemSchema>;
