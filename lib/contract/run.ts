import { z } from 'zod';
import { batchSourceSchema, previewAnswerSchema, verdictSchema } from '@/lib/contract/batch';

/** Records that one run sends at most. */
export const MAX_RUN_RECORDS = 1_000_000;
/** Runs that are under way at once for one user at most. */
export const MAX_RUNS_AT_ONCE = 3;
const MAX_RECORDS_PER_SECOND = 100_000;
const MAX_DURATION_SECONDS = 86_400;

const rateSchema = z.number().positive().max(MAX_RECORDS_PER_SECOND);
const durationSchema = z.number().min(1).max(MAX_DURATION_SECONDS);

/** How records are spread over time. A source that ends earlier ends the run. */
export const paceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('at_once') }).describe('As fast as the stream takes them'),
  z.strictObject({
    kind: z.literal('steady'),
    recordsPerSecond: rateSchema,
    durationSeconds: durationSchema,
  }),
  z.strictObject({
    kind: z.literal('ramp'),
    fromRecordsPerSecond: z.number().min(0).max(MAX_RECORDS_PER_SECOND),
    toRecordsPerSecond: rateSchema,
    durationSeconds: durationSchema,
  }),
  z.strictObject({
    kind: z.literal('bursts'),
    recordsPerBurst: z.int().min(1).max(MAX_RUN_RECORDS),
    everySeconds: z.number().min(1).max(3_600),
    durationSeconds: durationSchema,
  }),
]);
export type Pace = z.infer<typeof paceSchema>;

export const FILE_FORMATS = ['json_lines', 'text_lines', 'csv', 'binary'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export const uploadIdSchema = z.uuid('an upload is named by the id that its answer gave');
export const runIdSchema = z.uuid('a run is named by the id that its answer gave');

/** Exactly one of `records`, `template`, `lines` and `file`. */
export const runRequestSchema = z
  .strictObject({
    ...batchSourceSchema.shape,
    name: z.string().trim().min(1).max(200).optional(),
    template: z
      .strictObject({
        text: z.string().min(1).max(1_048_576),
        count: z
          .int()
          .min(1)
          .max(MAX_RUN_RECORDS)
          .optional()
          .describe('Needed at once; otherwise rate and duration decide'),
      })
      .optional(),
    file: z
      .strictObject({
        upload: uploadIdSchema,
        format: z
          .enum(FILE_FORMATS)
          .describe(
            'csv: each row becomes a JSON object by the header; binary: the file is one record',
          ),
      })
      .optional(),
    pace: paceSchema.default({ kind: 'at_once' }),
  })
  .superRefine((body, context) => {
    const { records, template, lines, file, pace } = body;
    const fault = (path: string[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if ([records, template, lines, file].filter((one) => one !== undefined).length !== 1) {
      fault([], 'give exactly one of records, template, lines and file');
    }
    if (template && template.count === undefined && pace.kind === 'at_once') {
      fault(['template', 'count'], 'is needed when everything is sent at once');
    }
    if (body.shard !== undefined && body.explicitHashKey !== undefined) {
      fault(['shard'], 'give either shard or explicitHashKey');
    }
  });
export type RunRequest = z.input<typeof runRequestSchema>;

export const RUN_STATES = [
  'running',
  'stopping',
  'finished',
  'stopped',
  'failed',
  'interrupted',
] as const;
export type RunState = (typeof RUN_STATES)[number];

export const runProgressSchema = z.object({
  planned: z.int().nullable().describe('null while it is unknown how many records a file has'),
  made: z.int().describe('Records handed to the producer'),
  delivered: z.int(),
  failed: z.int(),
  unknown: z.int(),
  withoutVerdict: z
    .int()
    .describe('Handed over without a verdict: in flight, or lost from sight when the server ended'),
  retries: z.int(),
  throttled: z.int().describe('Attempts that the service throttled'),
  bytes: z.int(),
  elapsedMs: z.number(),
  recordsPerSecond: z.number().describe('Delivered, over the last 5 s'),
  latencyMs: z
    .object({ p50: z.number(), p99: z.number() })
    .nullable()
    .describe('From hand-over to verdict, over the newest 1,000'),
});
export type RunProgress = z.infer<typeof runProgressSchema>;

export const runSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  stream: z.string(),
  state: z
    .enum(RUN_STATES)
    .describe('interrupted: the server ended in mid-run; failed: the source broke, see problem'),
  source: z.enum(['template', 'lines', 'file', 'records']),
  pace: paceSchema,
  startedAtMs: z.number(),
  endedAtMs: z.number().nullable(),
  resendOf: z.string().nullable().describe('The run whose undelivered records this one sends'),
  progress: runProgressSchema,
  problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
});
export type Run = z.infer<typeof runSchema>;

export const runsAnswerSchema = z.object({
  runs: z.array(runSchema).describe('Newest first, at most 100'),
  running: z.int(),
  atOnce: z.int().describe('How many may run at once'),
});
export type RunsAnswer = z.infer<typeof runsAnswerSchema>;

export const runAnswerSchema = z.object({
  run: runSchema,
  hasRequest: z.boolean().describe('Whether what was asked for can be had again'),
});
export type RunAnswer = z.infer<typeof runAnswerSchema>;

export const runRequestAnswerSchema = z.object({
  request: runRequestSchema
    .nullable()
    .describe('What was asked for, to ask it again; null where it was larger than 1 MiB'),
});
export type RunRequestAnswer = z.infer<typeof runRequestAnswerSchema>;

export const VERDICT_FILTERS = ['all', 'delivered', 'failed', 'unknown', 'undelivered'] as const;

export const verdictsAnswerSchema = z.object({
  run: z.string(),
  total: z.int().describe('Verdicts of the asked status so far'),
  offset: z.int(),
  verdicts: z.array(verdictSchema).describe('In the order in which they came'),
});
export type VerdictsAnswer = z.infer<typeof verdictsAnswerSchema>;

export const resendRequestSchema = z.strictObject({
  statuses: z
    .array(z.enum(['failed', 'unknown']))
    .min(1)
    .max(2),
});

export const runPreviewAnswerSchema = previewAnswerSchema.extend({
  total: z.int().nullable().describe('Records in all; null while it is unknown'),
  durationSeconds: z.number().nullable(),
  load: z
    .object({
      recordsPerSecond: z
        .number()
        .describe('At the peak; as fast as the stream takes them: its capacity'),
      bytesPerSecond: z.number(),
      capacityShare: z.number().describe('Of the stream’s write capacity at the peak; 1 is full'),
      hottestShard: z
        .object({ shard: z.string(), capacityShare: z.number() })
        .nullable()
        .describe('The shard that takes most; null where keys decide nothing'),
    })
    .nullable(),
});
export type RunPreviewAnswer = z.infer<typeof runPreviewAnswerSchema>;

export const dryRunAnswerSchema = z.object({
  permitted: z.boolean(),
  detail: z.string().describe('What the service said, in one sentence'),
  action: z.string().nullable().describe('The IAM action that is missing'),
});
export type DryRunAnswer = z.infer<typeof dryRunAnswerSchema>;

export const uploadAnswerSchema = z.object({
  id: z.string(),
  name: z.string(),
  sizeBytes: z.int(),
  format: z.enum(FILE_FORMATS).describe('As its name and beginning suggest'),
  records: z
    .object({
      json_lines: z.int().nullable(),
      text_lines: z.int().nullable(),
      csv: z.int().nullable(),
      binary: z.int(),
    })
    .describe('How many records the file holds, read as each format; null where it is none'),
  expiresAtMs: z.number(),
});
export type UploadAnswer = z.infer<typeof uploadAnswerSchema>;

export const templateNameSchema = z
  .string()
  .trim()
  .min(1, 'a template needs a name')
  .max(100, 'a name has at most 100 characters');

export const savedTemplateSchema = z.object({
  name: templateNameSchema,
  text: z.string().min(1).max(1_048_576),
  partitionKey: batchSourceSchema.shape.partitionKey,
  savedAtMs: z.number(),
});
export type SavedTemplate = z.infer<typeof savedTemplateSchema>;

export const templatesAnswerSchema = z.object({
  templates: z.array(savedTemplateSchema).describe('By name'),
});
export type TemplatesAnswer = z.infer<typeof templatesAnswerSchema>;

export const templateActionSchema = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('save'),
    name: templateNameSchema,
    text: savedTemplateSchema.shape.text,
    partitionKey: savedTemplateSchema.shape.partitionKey,
  }),
  z.strictObject({ action: z.literal('delete'), name: templateNameSchema }),
]);
export type TemplateAction = z.input<typeof templateActionSchema>;
