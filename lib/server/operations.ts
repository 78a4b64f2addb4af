import { z } from 'zod';
import { batchAnswerSchema, batchRequestSchema, previewAnswerSchema } from '@/lib/contract/batch';
import {
  connectionsAnswerSchema,
  healthAnswerSchema,
  type Permission,
} from '@/lib/contract/connection';
import { activityAnswerSchema, metricsAnswerSchema } from '@/lib/contract/metrics';
import { streamNameSchema } from '@/lib/contract/names';
import { recordsAnswerSchema } from '@/lib/contract/record';
import {
  rehearsalActionSchema,
  rehearsalNameSchema,
  rehearsalsAnswerSchema,
} from '@/lib/contract/rehearsal';
import {
  locateAnswerSchema,
  shardsActivityAnswerSchema,
  shardsAnswerSchema,
} from '@/lib/contract/shard';
import { streamDetailSchema, streamsAnswerSchema } from '@/lib/contract/stream';
import {
  activityQuerySchema,
  locateQuerySchema,
  metricsQuerySchema,
  recordsQuerySchema,
  shardsActivityQuerySchema,
} from './query-schemas';
import { readingOperations } from './reading-operations';
import { runOperations } from './run-operations';

/** One method of one address: what it takes, what it needs, what it answers. Handlers and OpenAPI both read it. */
export interface Operation<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST';
  /** As the folders of app/api spell it. */
  path: string;
  summary: string;
  /** What the connection must allow; null on routes that belong to no connection. */
  permission: Permission | null;
  /** Dynamic segments apart from the connection. */
  params: P;
  query: Q;
  body: B;
  answer: A;
  /** Whether the answer is one of many messages, a JSON object a line. */
  lines?: true;
  /** Whether the body is a file, sent as it is, and not JSON. */
  takesFile?: true;
}

const nothing = z.strictObject({});
const STREAM = '/api/[connection]/streams/[stream]';

const read = { method: 'GET', params: nothing, query: nothing, body: z.null() } as const;
const readStream = {
  ...read,
  params: z.strictObject({ stream: streamNameSchema }),
  permission: 'view',
} as const;
const postBatch = {
  ...readStream,
  method: 'POST',
  permission: 'send',
  body: batchRequestSchema,
} as const;

export const operations = {
  health: {
    ...read,
    path: '/api/health',
    summary: 'Whether the server is up',
    permission: null,
    answer: healthAnswerSchema,
  },
  openapi: {
    ...read,
    path: '/api/openapi.json',
    summary: 'This description',
    permission: null,
    answer: z.record(z.string(), z.unknown()),
  },
  connections: {
    ...read,
    path: '/api/connections',
    summary: 'The configured connections, what each allows, and whether its credentials work',
    permission: null,
    answer: connectionsAnswerSchema,
  },
  streams: {
    ...read,
    path: '/api/[connection]/streams',
    summary: 'Every stream of a connection',
    permission: 'view',
    answer: streamsAnswerSchema,
  },
  activity: {
    ...read,
    path: '/api/[connection]/activity',
    summary: 'Rates, lag and health of up to 50 streams, from CloudWatch',
    permission: 'view',
    query: activityQuerySchema,
    answer: activityAnswerSchema,
  },
  stream: {
    ...readStream,
    path: STREAM,
    summary: 'Settings and counts of one stream',
    answer: streamDetailSchema,
  },
  metrics: {
    ...readStream,
    path: `${STREAM}/metrics`,
    summary: 'CloudWatch series of one stream',
    query: metricsQuerySchema,
    answer: metricsAnswerSchema,
  },
  shards: {
    ...readStream,
    path: `${STREAM}/shards`,
    summary: 'Every shard of a stream, open and closed, with its lineage',
    answer: shardsAnswerSchema,
  },
  shardsActivity: {
    ...readStream,
    path: `${STREAM}/shards/activity`,
    summary: 'Rates and lag of shards, where enhanced metrics are switched on',
    query: shardsActivityQuerySchema,
    answer: shardsActivityAnswerSchema,
  },
  locate: {
    ...readStream,
    path: `${STREAM}/shards/locate`,
    summary: 'The open shard that takes a partition key or an explicit hash key',
    query: locateQuerySchema,
    answer: locateAnswerSchema,
  },
  records: {
    ...readStream,
    path: `${STREAM}/records`,
    summary: 'A sample of records of one shard or of all, decoded',
    permission: 'read',
    query: recordsQuerySchema,
    answer: recordsAnswerSchema,
  },
  ...readingOperations,
  ...runOperations,
  batches: {
    ...postBatch,
    path: `${STREAM}/batches`,
    summary: 'Sends records; answers with a verdict for each',
    answer: batchAnswerSchema,
  },
  preview: {
    ...postBatch,
    path: `${STREAM}/batches/preview`,
    summary: 'The records of a batch and the shards that they would reach; sends nothing',
    answer: previewAnswerSchema,
  },
  rehearsals: {
    ...read,
    path: '/api/[connection]/rehearsals',
    summary: 'Incidents that the local service behind the connection can rehearse, and which run',
    permission: 'view',
    answer: rehearsalsAnswerSchema,
  },
  rehearsal: {
    ...read,
    method: 'POST',
    path: '/api/[connection]/rehearsals/[name]',
    summary: 'Starts or stops a rehearsal; answers with all of them',
    permission: 'operate',
    params: z.strictObject({ name: rehearsalNameSchema }),
    body: rehearsalActionSchema,
    answer: rehearsalsAnswerSchema,
  },
} as const satisfies Record<string, Operation>;
