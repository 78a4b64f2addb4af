import { z } from 'zod';
import { streamNameSchema } from './names';

export const rehearsalNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,40}$/, 'a rehearsal name is lower-case letters, digits and "-"');

export const rehearsalSchema = z.object({
  name: z.string(),
  title: z.string(),
  happens: z.string().describe('What the local service does'),
  lookFor: z
    .array(
      z.object({
        tab: z.enum(['streams', 'overview', 'shards', 'records', 'send', 'consumers', 'alarms']),
        figure: z.string(),
      }),
    )
    .describe('Where it shows, and as what'),
  durationMs: z.number().describe('How long it runs unless it is stopped'),
  wayBack: z.string().describe('What is restored at its end, and what is not'),
  running: z
    .object({ stream: z.string(), sinceMs: z.number(), endsMs: z.number() })
    .nullable()
    .describe('On the clock of the local service'),
});
export type Rehearsal = z.infer<typeof rehearsalSchema>;

export const rehearsalsAnswerSchema = z.object({
  nowMs: z.number().describe('By the clock of the local service'),
  rehearsals: z.array(rehearsalSchema).describe('Empty where there is nothing to rehearse with'),
});
export type RehearsalsAnswer = z.infer<typeof rehearsalsAnswerSchema>;

export const rehearsalActionSchema = z.strictObject({
  action: z.enum(['start', 'stop']),
  stream: streamNameSchema.optional().describe('Where to act; the demonstration’s when absent'),
});
export type RehearsalAction = z.infer<typeof rehearsalActionSchema>;
