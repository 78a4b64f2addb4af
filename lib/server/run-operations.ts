import { z } from 'zod';
import { verdictSchema } from '@/lib/contract/batch';
import { streamNameSchema } from '@/lib/contract/names';
import {
  dryRunAnswerSchema,
  resendRequestSchema,
  runAnswerSchema,
  runIdSchema,
  runPreviewAnswerSchema,
  runRequestAnswerSchema,
  runRequestSchema,
  runsAnswerSchema,
  templateActionSchema,
  templatesAnswerSchema,
  uploadAnswerSchema,
  VERDICT_FILTERS,
  verdictsAnswerSchema,
} from '@/lib/contract/run';

const RUNS = '/api/[connection]/streams/[stream]/runs';
const RUN = `${RUNS}/[run]`;
const MAX_PAGE = 1_000;
const nothing = z.strictObject({});

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,7}$/, `is a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.int().min(least, `is at least ${least}`).max(most, `is at most ${most}`));

/** What was sent is shown to those alone who may send. */
const ofConnection = {
  method: 'GET',
  permission: 'send',
  params: nothing,
  query: nothing,
  body: z.null(),
} as const;
const ofStream = { ...ofConnection, params: z.strictObject({ stream: streamNameSchema }) } as const;
const ofRun = {
  ...ofConnection,
  params: z.strictObject({ stream: streamNameSchema, run: runIdSchema }),
} as const;

/** Runs: records sent at a pace by the server, whoever looks on. */
export const runOperations = {
  runs: {
    ...ofStream,
    path: RUNS,
    summary: 'Runs of a stream: those that go on, and the newest 100',
    answer: runsAnswerSchema,
  },
  startRun: {
    ...ofStream,
    method: 'POST',
    path: RUNS,
    summary: 'Starts to send records; goes on when the caller has left',
    body: runRequestSchema,
    answer: runAnswerSchema,
  },
  previewRun: {
    ...ofStream,
    method: 'POST',
    path: `${RUNS}/preview`,
    summary:
      'The first records of a run, the shards that they would reach, and its load; sends nothing',
    body: runRequestSchema,
    answer: runPreviewAnswerSchema,
  },
  dryRun: {
    ...ofStream,
    method: 'POST',
    path: `${RUNS}/dry-run`,
    summary: 'Whether the connection may write to the stream, as the service says; writes nothing',
    body: nothing,
    answer: dryRunAnswerSchema,
  },
  run: {
    ...ofRun,
    path: RUN,
    summary: 'One run and its progress',
    answer: runAnswerSchema,
  },
  runRequest: {
    ...ofRun,
    path: `${RUN}/request`,
    summary: 'What a run was asked for, to ask it again',
    answer: runRequestAnswerSchema,
  },
  verdicts: {
    ...ofRun,
    path: `${RUN}/verdicts`,
    summary: 'What became of the records of a run, in the order in which it was known',
    query: z.strictObject({
      status: z.enum(VERDICT_FILTERS).default('all'),
      offset: wholeNumber(0, 9_999_999).default(0),
      limit: wholeNumber(1, MAX_PAGE).default(100),
    }),
    answer: verdictsAnswerSchema,
  },
  undelivered: {
    ...ofRun,
    path: `${RUN}/undelivered`,
    summary: 'Every undelivered record of a run with its verdict, a JSON object a line',
    answer: verdictSchema,
    lines: true,
  },
  stopRun: {
    ...ofRun,
    method: 'POST',
    path: `${RUN}/stop`,
    summary: 'Stops a run at once; what is in flight gets its verdict',
    body: nothing,
    answer: runAnswerSchema,
  },
  resendRun: {
    ...ofRun,
    method: 'POST',
    path: `${RUN}/resend`,
    summary: 'Starts a run of exactly the undelivered records of another',
    body: resendRequestSchema,
    answer: runAnswerSchema,
  },
  upload: {
    ...ofConnection,
    method: 'POST',
    path: '/api/[connection]/uploads',
    summary: 'Takes in a file of records for a run, at most 256 MiB, and keeps it for a day',
    query: z.strictObject({ name: z.string().min(1, 'is empty').max(255) }),
    body: z.instanceof(ReadableStream<Uint8Array>, { message: 'is empty' }),
    answer: uploadAnswerSchema,
    takesFile: true,
  },
  templates: {
    ...ofConnection,
    path: '/api/[connection]/templates',
    summary: 'Templates that were saved for the connection',
    answer: templatesAnswerSchema,
  },
  changeTemplates: {
    ...ofConnection,
    method: 'POST',
    path: '/api/[connection]/templates',
    summary: 'Saves or deletes a template; answers with all',
    body: templateActionSchema,
    answer: templatesAnswerSchema,
  },
} as const;
