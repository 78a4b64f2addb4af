import { z } from 'zod';
import { shardIdSchema, streamNameSchema } from '@/lib/contract/names';
import { isOperation } from '@/lib/local/kinesis/request-shapes';
import { ERROR_NAMES } from './fault-errors';

const DAY_MS = 86_400_000;
const LONGEST_LATENCY_MS = 600_000;

const lasting = {
  forMs: z.int().min(1).max(DAY_MS).optional().describe('Of the local clock; without it, for good'),
};
const counted = {
  ...lasting,
  times: z.int().min(1).optional().describe('How often it strikes; without it, always'),
};
const striking = {
  ...counted,
  share: z.number().gt(0).max(1).default(1).describe('Of the calls or records that match'),
  stream: streamNameSchema.optional(),
  shard: shardIdSchema.optional(),
};
const service = z.enum(['kinesis', 'cloudwatch']).default('kinesis');
const onCalls = {
  ...striking,
  service,
  operations: z
    .array(z.string().regex(/^[A-Z][A-Za-z]{2,63}$/, 'an operation reads like GetRecords'))
    .min(1)
    .optional()
    .describe('Every operation when absent'),
};
const latencySchema = z.int().min(0).max(LONGEST_LATENCY_MS);

const callFaults = [
  z.strictObject({
    kind: z.literal('error'),
    error: z.enum(ERROR_NAMES),
    message: z.string().max(1_000).optional(),
    ...onCalls,
  }),
  z.strictObject({
    kind: z.literal('latency'),
    ms: z.union([latencySchema, z.tuple([latencySchema, latencySchema])]).describe('Or a range'),
    ...onCalls,
  }),
  z.strictObject({ kind: z.literal('silence'), ...onCalls }),
  z.strictObject({
    kind: z.literal('drop'),
    when: z.enum(['before', 'after']).describe('The work of the call'),
    ...onCalls,
  }),
] as const;

/** A fault on demand: what it does, whom it strikes, and for how long or how often. */
export const faultSchema = z
  .discriminatedUnion('kind', [
    ...callFaults,
    z.strictObject({
      kind: z.literal('records'),
      error: z.enum(['ProvisionedThroughputExceededException', 'InternalFailure']),
      ...striking,
    }),
    z.strictObject({
      kind: z.literal('clock-skew'),
      service,
      offsetMs: z.int().min(-DAY_MS).max(DAY_MS).describe('Service minus truth'),
      ...lasting,
    }),
    z.strictObject({
      kind: z.literal('late-metrics'),
      delayMs: z.int().min(1).max(DAY_MS),
      ...lasting,
    }),
    z.strictObject({
      kind: z.literal('missing-metrics'),
      stream: streamNameSchema.optional(),
      metrics: z.array(z.string().min(1).max(255)).min(1).optional(),
      ...counted,
    }),
  ])
  .superRefine((fault, context) => {
    const refuse = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (fault.kind === 'latency' && Array.isArray(fault.ms) && fault.ms[0] > fault.ms[1]) {
      refuse(['ms'], 'begins after its end');
    }
    if (!isCallFault(fault)) return;
    if (fault.service === 'cloudwatch') {
      for (const field of ['stream', 'shard'] as const) {
        if (fault[field] !== undefined) refuse([field], 'no call to CloudWatch is about one');
      }
      return;
    }
    fault.operations?.forEach((operation, index) => {
      if (!isOperation(operation)) {
        refuse(['operations', index], `the local Kinesis has no operation ${operation}`);
      }
    });
  });

/** As a caller writes it. */
export type FaultInput = z.input<typeof faultSchema>;
export type Fault = z.output<typeof faultSchema>;
export type CallFault = z.output<(typeof callFaults)[number]>;
export type FaultService = z.output<typeof service>;

/** Whether it strikes calls on their way to a service. */
export function isCallFault<F extends { kind: string }>(fault: F): fault is F & CallFault {
  return ['error', 'latency', 'silence', 'drop'].includes(fault.kind);
}
